import fc from 'fast-check';
import { emptyQaSums } from './agent-metrics.js';
import type { QaSums } from './agent-metrics.js';
import { divideHalfUp } from './round.js';
import { teamMetrics } from './team-metrics.js';

const sumsOf = (scores: readonly number[]): QaSums => ({
  ...emptyQaSums(),
  n: scores.length,
  sumFinalBp: scores.reduce((sum, score) => sum + BigInt(score), 0n),
  sumFinalSq: scores.reduce((sum, score) => sum + BigInt(score) ** 2n, 0n),
});
const printed = (scores: readonly number[]) => (scores.length === 0 ? null : divideHalfUp(sumsOf(scores).sumFinalBp, scores.length));
const team = fc.array(fc.array(fc.integer({ min: 0, max: 10000 }), { maxLength: 12 }), { minLength: 1, maxLength: 10 });

describe("a team's two averages", () => {
  it('weigh every call alike, and every agent alike', () => {
    const members = [[9000, 9000, 9000], [5000]];
    const metrics = teamMetrics(members.map(sumsOf), members.map(printed));
    expect([metrics.pooled.qaScoreBp, metrics.qaScoreMeanOfAgentsBp]).toEqual([8000, 7000]);
  });

  it('are null for a team without data', () => {
    expect(teamMetrics([], [null])).toMatchObject({ pooled: { n: 0, qaScoreBp: null }, qaScoreMeanOfAgentsBp: null });
  });

  it('both lie between the lowest and the highest score, whoever comes first', () => {
    fc.assert(
      fc.property(team, (members) => {
        const all = members.flat();
        fc.pre(all.length > 0);
        const metrics = teamMetrics(members.map(sumsOf), members.map(printed));
        for (const average of [metrics.pooled.qaScoreBp, metrics.qaScoreMeanOfAgentsBp])
          expect((average ?? -1) >= Math.min(...all) && (average ?? 99999) <= Math.max(...all)).toBe(true);
        expect(teamMetrics(members.toReversed().map(sumsOf), members.map(printed).toReversed())).toEqual(metrics);
      }),
    );
  });

  it('agree when every agent has equally many evaluations, but for the rounding of the printed scores', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 10000 }), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        (members) => {
          const metrics = teamMetrics(members.map(sumsOf), members.map(printed));
          expect(Math.abs((metrics.pooled.qaScoreBp ?? -9) - (metrics.qaScoreMeanOfAgentsBp ?? 9))).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
