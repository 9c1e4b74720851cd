import { dayDifferences } from './day-differences.js';

const holiday = (day: string, name = '国庆节') => ({ day, working: false, name });

describe('two calendars of a year', () => {
  it('differ on the days that only one has, or that they name or treat differently', () => {
    const theirs = [holiday('2026-10-01'), holiday('2026-10-02'), holiday('2026-10-10')];
    const mine = [holiday('2026-10-01'), holiday('2026-10-03'), { ...holiday('2026-10-10'), working: true }];
    expect(dayDifferences(theirs, mine).map(({ day }) => day)).toEqual(['2026-10-02', '2026-10-03', '2026-10-10']);
  });
});
