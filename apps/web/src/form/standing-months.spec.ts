import { touchedMonths } from './standing-months.js';

const months = [
  { period: '2026-11', first_day: '2026-10-26', last_day: '2026-11-25', state: 'open' },
  { period: '2026-10', first_day: '2026-09-26', last_day: '2026-10-25', state: 'locked' },
  { period: '2026-09', first_day: '2026-08-26', last_day: '2026-09-25', state: 'published' },
] as const;

describe('the months that a change touches', () => {
  it('are those of its days, by where the centre cuts them', () => {
    expect(touchedMonths(months, '2026-10-26', '2026-10-26')).toEqual({ standing: [], open: ['2026-11'] });
    expect(touchedMonths(months, '2026-10-25', '2026-10-25')).toEqual({ standing: ['2026-10'], open: [] });
  });

  it('are all from its first day on when it has no end', () => {
    expect(touchedMonths(months, '2026-09-01', null)).toEqual({ standing: ['2026-09', '2026-10'], open: ['2026-11'] });
    expect(touchedMonths(months, '2026-12-01', null)).toEqual({ standing: [], open: [] });
  });
});
