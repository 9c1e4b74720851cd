import fc from 'fast-check';
import { workloadScores } from './workload-score.js';
import type { WorkloadMember } from './workload-score.js';

const member = (key: string, calls: number | null, outbound: number | null = null, days: number | null = 20): WorkloadMember => ({
  key,
  callsAnsweredE4: calls === null ? null : calls * 10000,
  callsOutboundE4: outbound === null ? null : outbound * 10000,
  attendanceDaysE4: days === null ? null : days * 10000,
});
const count = fc.option(fc.nat({ max: 3000 }), { nil: null });
const teams = fc
  .array(fc.tuple(count, count, count), { maxLength: 15 })
  .map((rows) => rows.map(([answered, outbound, days], index) => member(`a${index}`, answered, outbound, days)));
const basis = fc.constantFrom('month' as const, 'per_attended_day' as const);
const scoreOf = (result: ReturnType<typeof workloadScores>) =>
  Object.fromEntries([...result.members].map(([key, { scoreBp }]) => [key, scoreBp]));

describe('workload', () => {
  it('is measured against the median of those with a value, at most 100', () => {
    const result = workloadScores([member('a', 500, 100), member('b', 900), member('c', 1000), member('none', null)], 'month');
    expect(result.medianE4).toBe(9_000_000);
    expect(scoreOf(result)).toEqual({ a: 6667, b: 10000, c: 10000, none: null });
  });

  it('takes the mean of the two middle values of an even team', () => {
    expect(scoreOf(workloadScores([member('a', 1), member('b', 2), member('c', 3), member('d', 100)], 'month'))).toEqual({
      a: 4000,
      b: 8000,
      c: 10000,
      d: 10000,
    });
  });

  it('has no scores over a median of 0, and none of nobody', () => {
    expect(scoreOf(workloadScores([member('a', 0), member('b', null, 0), member('c', 7)], 'month'))).toEqual({ a: null, b: null, c: null });
    expect(workloadScores([], 'month').medianE4).toBeNull();
  });

  it('per attended day compares days, and has no value without any', () => {
    const result = workloadScores(
      [member('a', 300, null, 10), member('b', 400, null, 20), member('c', 10, null, 0), member('d', 10, null, null)],
      'per_attended_day',
    );
    expect(result.medianE4).toBe(250_000);
    expect(scoreOf(result)).toEqual({ a: 10000, b: 8000, c: null, d: null });
  });

  it('gives at least half of those with a value the full score, and orders the rest by their calls', () => {
    fc.assert(
      fc.property(teams, basis, (team, on) => {
        const { medianE4, members } = workloadScores(team, on);
        const valued = [...members.values()].flatMap(({ valueE4, scoreBp }) =>
          valueE4 === null || scoreBp === null ? [] : [{ valueE4, scoreBp }],
        );
        fc.pre(medianE4 !== null && valued.length > 0);
        expect(valued.filter(({ scoreBp }) => scoreBp === 10000).length * 2).toBeGreaterThanOrEqual(valued.length);
        for (const a of valued) for (const b of valued) if (a.valueE4 > b.valueE4) expect(a.scoreBp).toBeGreaterThanOrEqual(b.scoreBp);
      }),
    );
  });

  it('does not depend on the order of the team', () => {
    fc.assert(
      fc.property(teams, basis, (team, on) =>
        expect(scoreOf(workloadScores(team.toReversed(), on))).toEqual(scoreOf(workloadScores(team, on))),
      ),
    );
  });
});
