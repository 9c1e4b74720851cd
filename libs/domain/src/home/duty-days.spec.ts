import { datedDuty } from './duty-days.js';

const holidays = ['2026-10-01', '2026-10-02'].map((day) => ({ day, working: false }));
const rule = (exceptions: typeof holidays) => ({ days: 4, timeZone: 'Asia/Shanghai', exceptions });
const duty = { count: 1, of: null, period: '2026-09', until: '2026-09-30' };

describe('the days of duties', () => {
  it('a month is closed from the second working day after it, holidays left out', () => {
    expect(datedDuty({ ...duty, kind: 'close_month' }, rule([])).until).toBe('2026-10-02');
    expect(datedDuty({ ...duty, kind: 'close_month' }, rule(holidays)).until).toBe('2026-10-06');
  });

  it('a result is acknowledged within the working days that the centre gives', () => {
    expect(datedDuty({ ...duty, kind: 'to_acknowledge' }, rule(holidays)).until).toBe('2026-10-08');
  });

  it('a notice period keeps its own last day', () => {
    expect(datedDuty({ ...duty, kind: 'check_notice' }, rule(holidays)).until).toBe('2026-09-30');
  });
});
