import fc from 'fast-check';
import { composeScore } from './composite.js';
import { gradeByBands } from './grade.js';
import { AGENT_STD, LEADER_STD } from './scheme-definition.js';

const weights = (scheme: typeof AGENT_STD) => Object.fromEntries(scheme.components.map(({ code, weightE4 }) => [code, weightE4 / 100]));

describe('the default schemes', () => {
  it('weigh what the house documents', () => {
    expect(weights(AGENT_STD)).toEqual({ qa: 50, exam: 20, workload: 20, attendance: 10 });
    expect(weights(LEADER_STD)).toEqual({
      team_qa: 35,
      team_exam: 15,
      team_workload: 15,
      coaching_training: 15,
      own_calls: 10,
      attendance: 10,
    });
  });

  it.each([AGENT_STD, LEADER_STD])('are plain JSON of integers, their shares whole ($kind)', (scheme) => {
    expect(JSON.parse(JSON.stringify(scheme))).toEqual(scheme);
    expect(scheme.components.reduce((sum, part) => sum + part.weightE4, 0)).toBe(10000);
    expect(scheme.grades.shares.reduce((sum, share) => sum + share.shareE4, 0)).toBe(10000);
    expect(JSON.stringify(scheme)).not.toMatch(/\d\.\d/);
  });

  it('grade every composite that they can give', () => {
    const parts = fc.tuple(...AGENT_STD.components.map(() => fc.option(fc.nat({ max: 10000 }))));
    fc.assert(
      fc.property(parts, fc.nat({ max: 5000 }), (values, complaintBp) => {
        const given = AGENT_STD.components.map(({ code, weightE4 }, index) => ({ code, weightE4, valueBp: values[index] ?? null }));
        const { compositeBp } = composeScore(given, { complaintBp, commendationBp: 0 }, AGENT_STD.rangeBp);
        fc.pre(compositeBp !== null);
        expect(['A', 'B', 'C', 'D']).toContain(gradeByBands(AGENT_STD.grades, { compositeBp, barred: false }));
      }),
    );
  });
});
