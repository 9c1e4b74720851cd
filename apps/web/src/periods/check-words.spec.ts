import { acceptedCodes, isOutdated, openChecks, subjectPlace, type Check } from './check-words.js';

const check = (code: string, count: number, more: Partial<Check> = {}): Check => ({
  code,
  count,
  blocking: false,
  accepted: false,
  subjects: [],
  ...more,
});

describe('checks before publishing', () => {
  const checks = [
    check('drafts_left', 1, { blocking: true }),
    check('under_quota', 3),
    check('missing_exam', 2, { accepted: true }),
    check('grade_moves', 0),
  ];

  it('stand in the way until they are put right or accepted, and those that found nothing do not', () => {
    expect(openChecks(checks, new Set()).blocking.map(({ code }) => code)).toEqual(['drafts_left']);
    expect(openChecks(checks, new Set()).toAccept.map(({ code }) => code)).toEqual(['under_quota']);
    expect(openChecks(checks, new Set(['under_quota'])).toAccept).toEqual([]);
  });

  it('are named in publishing when they were accepted, never those that must be put right', () => {
    expect(acceptedCodes(checks, new Set(['under_quota', 'grade_moves', 'drafts_left']))).toEqual(['under_quota', 'missing_exam']);
  });

  it('link to what they are about', () => {
    const run = { period: '2026-11', run: 2 };
    expect(subjectPlace('drafts_left', 'R1/STD/7001', run)).toBe('/evaluations/R1%2FSTD%2F7001');
    expect(subjectPlace('unconfirmed_cases', 'C1', run)).toBe('/cases/C1');
    expect(subjectPlace('under_quota', '00122', run)).toBe('/scorecards/2026-11/agents/00122?run=2');
    expect(subjectPlace('month_running', '2026-11-30', run)).toBeNull();
  });

  it('are made again once the month is on notice, for the running notice period is to be accepted too', () => {
    const [before, during] = [[check('notice_running', 0)], [check('notice_running', 1)]];
    const notice = { state: 'notice', notice_until: '2026-12-03' } as const;
    expect(isOutdated({ checks: before }, notice, '2026-12-01')).toBe(true);
    expect(isOutdated({ checks: during }, notice, '2026-12-01')).toBe(false);
    expect(isOutdated({ checks: before }, notice, '2026-12-04')).toBe(false);
    expect(isOutdated({ checks: before }, { state: 'closing', notice_until: null }, '2026-12-01')).toBe(false);
  });
});
