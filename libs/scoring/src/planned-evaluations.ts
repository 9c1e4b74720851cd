import type { QuotaRule } from './scheme-definition.js';

export type PlanReason = 'sampling_plan' | 'new_hire' | 'bad_month' | 'standard';

export interface PlanInput {
  /** Calls per agent from the sampling plan; null when there is none for the agent. */
  samplingPlan: number | null;
  /** ISO date, e.g. 2026-10-05; null: not known, then the hire rule does not apply. */
  hiredOn: string | null;
  /** ISO date of the period's first day. */
  periodStart: string;
  /** The published card of the previous period; null when there is none. */
  previousCard: { grade: string | null; criticalErrors: number } | null;
}

/**
 * How many calls of an agent are to be checked in a period, and why: the sampling plan; else the higher number for new
 * hires (fewer than 90 days since hire at the later of period start and hire) and after a bad month; else the standard.
 */
export function plannedEvaluations(rule: QuotaRule, input: PlanInput): { planned: number; reason: PlanReason } {
  if (input.samplingPlan !== null) return { planned: input.samplingPlan, reason: 'sampling_plan' };
  const previous = input.previousCard;
  const bad = previous !== null && ((previous.grade !== null && rule.badGrades.includes(previous.grade)) || previous.criticalErrors > 0);
  const reasons: { planned: number; reason: PlanReason }[] = [];
  if (input.hiredOn !== null && daysBetween(input.hiredOn, input.periodStart) < rule.newHireDays)
    reasons.push({ planned: rule.newHire, reason: 'new_hire' });
  if (bad) reasons.push({ planned: rule.afterBadMonth, reason: 'bad_month' });
  return reasons.reduce(
    (most, next) => (next.planned > most.planned ? next : most),
    reasons[0] ?? { planned: rule.standard, reason: 'standard' },
  );
}

/** Whole calendar days from one ISO date to another; 0 when the second is not later. */
function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000));
}
