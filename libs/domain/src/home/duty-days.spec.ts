import { datedDuty, firstOpenDay } from './duty-days.js';

const holidays = ['2026-10-01', '2026-10-02'].map((day) => ({ day, working: false }));
const duty = { count: 1, of: null, period: '2026-09', until: '2026-09-30' };

describe('the days of duties', () => {
  it('a month is closed from the second working day after it, holidays left out', () => {
    expect(datedDuty({ ...duty, kind: 'close_month' }, []).until).toBe('2026-10-02');
    expect(datedDuty({ ...duty, kind: 'close_month' }, holidays).until).toBe('2026-10-06');
  });

  it('a result is acknowledged within three working days', () => {
    expect(datedDuty({ ...duty, kind: 'to_acknowledge' }, holidays).until).toBe('2026-10-07');
  });

  it('a notice period keeps its own last day', () => {
    expect(datedDuty({ ...duty, kind: 'check_notice' }, holidays).until).toBe('2026-09-30');
  });

  it('results whose time has passed are asked for no more', () => {
    expect(firstOpenDay('2026-10-08', [])).toBe('2026-10-05');
    // Released on the Wednesday before the holidays, due on the Wednesday after.
    expect(firstOpenDay('2026-10-07', holidays)).toBe('2026-09-30');
  });
});
