import { dutyKinds } from '@contracts/home.js';
import { dutyKey, dutyPlace, nextStep } from './duty-words.js';

describe('the words of duties', () => {
  it('a month that has ended is closed after the cut-off, and until then waits for it', () => {
    expect(dutyKey({ kind: 'close_month', until: '2026-11-03' }, '2026-11-03')).toBe('cut_off_ahead');
    expect(dutyKey({ kind: 'close_month', until: '2026-11-03' }, '2026-11-04')).toBe('close_month');
  });

  it('every duty has a place where it is done', () => {
    for (const kind of dutyKinds) expect(dutyPlace({ kind, period: '2026-10' }, false)).toMatch(/^\/[a-z]+(\?[a-z]+=[a-z0-9-]+)?$/);
  });

  it('agents check their own card, leaders those of their team', () => {
    const notice = { kind: 'check_notice', period: '2026-10' } as const;
    expect(dutyPlace(notice, true)).toBe('/results?period=2026-10');
    expect(dutyPlace(notice, false)).toBe('/scorecards?period=2026-10');
  });

  it('whoever scores is shown to the desk, and whoever holds nothing nowhere', () => {
    expect(nextStep(['agent', 'qa_trainer'])).toEqual({ key: 'next_qa_trainer', path: '/desk' });
    expect(nextStep([])).toBeNull();
  });
});
