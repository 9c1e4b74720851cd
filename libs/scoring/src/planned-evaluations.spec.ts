import fc from 'fast-check';
import { plannedEvaluations } from './planned-evaluations.js';
import type { PlanInput } from './planned-evaluations.js';
import { AGENT_STD } from './scheme-definition.js';

const plan = (change: Partial<PlanInput> = {}) =>
  plannedEvaluations(AGENT_STD.quota, {
    samplingPlan: null,
    hiredOn: '2020-01-01',
    periodStart: '2026-10-01',
    previousCard: { grade: 'B', criticalErrors: 0 },
    ...change,
  });
const date = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe('planned evaluations', () => {
  it('are 8, or what the sampling plan says', () => {
    expect(plan()).toEqual({ planned: 8, reason: 'standard' });
    expect(plan({ samplingPlan: 3, previousCard: { grade: 'D', criticalErrors: 1 } })).toEqual({ planned: 3, reason: 'sampling_plan' });
  });

  it('are 12 while fewer than 90 days have passed since hire at the start of the period', () => {
    expect(plan({ hiredOn: '2026-07-04' })).toEqual({ planned: 12, reason: 'new_hire' });
    expect(plan({ hiredOn: '2026-07-03' }).planned).toBe(8);
    expect(plan({ hiredOn: '2026-10-20' }).planned).toBe(12);
    expect(plan({ hiredOn: null }).planned).toBe(8);
  });

  it('are 12 after a grade D or a critical error in the published month before', () => {
    expect(plan({ previousCard: { grade: 'D', criticalErrors: 0 } })).toEqual({ planned: 12, reason: 'bad_month' });
    expect(plan({ previousCard: { grade: 'A', criticalErrors: 1 } }).planned).toBe(12);
    expect(plan({ previousCard: { grade: null, criticalErrors: 0 } }).planned).toBe(8);
    expect(plan({ previousCard: null }).planned).toBe(8);
  });

  it('never fall for one hired later', () => {
    fc.assert(
      fc.property(date, date, date, (one, other, periodStart) => {
        const [earlier, later] = [one, other].sort();
        expect(plan({ hiredOn: later ?? null, periodStart }).planned).toBeGreaterThanOrEqual(
          plan({ hiredOn: earlier ?? null, periodStart }).planned,
        );
      }),
    );
  });
});
