/**
 * What a version of an evaluation form says, as the arithmetic needs it. Plain JSON, integers only.
 * Units: points, minima, maxima and steps in hundredths of a point; scores in basis points (87.35 is 8735);
 * weights in ten-thousandths (0.125 is 1250).
 */

/** How a criterion is answered; a `note` is never scored, a `bonus` only adds. */
export type CriterionKind = 'choice' | 'scale' | 'deduction' | 'bonus' | 'note';

/** The formula of the form. */
export type ScoringPolicy = 'weighted' | 'points' | 'section_percent' | 'normalized' | 'deduction';

/** What "not applicable" does: leave both sides, stay with full points, or be refused. */
export type NaPolicy = 'redistribute' | 'full_credit' | 'not_allowed';

/** What a critical failure does to the final score; the raw score never changes. */
export type CriticalPolicy = 'zero_form' | 'zero_section' | 'cap' | 'flag_only';

export const CRITICAL_FAMILIES = ['customer_critical', 'business_critical', 'compliance_critical'] as const;

/** Whom a critical error hurts. */
export type CriticalFamily = (typeof CRITICAL_FAMILIES)[number];

export interface CriterionOption {
  label: string;
  /** Hundredths of a point. */
  points: number;
  /** Choosing it is a critical failure, whatever the criterion's family. */
  autoFail: boolean;
}

export interface Criterion {
  code: string;
  name: string;
  /** Index into the form's sections. */
  section: number;
  kind: CriterionKind;
  /** Hundredths. 0 makes a gate: it carries no score and can only fail critically. */
  maxPoints: number;
  /** Hundredths; below 0 only under the policy `normalized`. */
  minPoints: number;
  /** Hundredths; counted from the minimum. The maximum itself is always allowed. Not used by `choice`. */
  step: number;
  /** Counts under `weighted` and `normalized`; elsewhere the section's weight does. */
  weightE4: number;
  /** Empty unless the kind is `choice`. */
  options: CriterionOption[];
  /** null: not a critical criterion. */
  criticalFamily: CriticalFamily | null;
  /** Counts for business accuracy. */
  accuracy: boolean;
  allowNa: boolean;
  /** null: always shown. Else shown only when the earlier criterion was answered with one of these values (hundredths). */
  shownWhen: { criterion: string; answers: number[] } | null;
}

export interface Section {
  name: string;
  /** Counts under `points` and `section_percent`. */
  weightE4: number;
}

export interface FormDefinition {
  policy: ScoringPolicy;
  naPolicy: NaPolicy;
  criticalPolicy: CriticalPolicy;
  /** The ceiling under the critical policy `cap`; null under the others. */
  capBp: number | null;
  /** What a deduction form starts from; not used by the other policies. */
  baseBp: number;
  /** All bonuses of an evaluation together add at most this. */
  bonusCapBp: number;
  /** No score is above this. */
  maxScoreBp: number;
  sections: Section[];
  criteria: Criterion[];
}

/** What a form says when it says nothing else. */
export const FORM_DEFAULTS = {
  policy: 'weighted',
  naPolicy: 'redistribute',
  criticalPolicy: 'zero_form',
  capBp: null,
  baseBp: 10000,
  bonusCapBp: 500,
  maxScoreBp: 10000,
} as const satisfies Partial<FormDefinition>;

/** A smallint holds 327.67 points in hundredths; more is refused at publishing. */
export const LARGEST_MAXIMUM = 32767;

/** Whether the criterion takes part in the formula: bonuses only add, notes say nothing about the score. */
export function isScored(criterion: Criterion): boolean {
  return criterion.kind !== 'bonus' && criterion.kind !== 'note';
}

/** The least that can be awarded (hundredths): of a choice its lowest option, else the declared minimum. */
export function lowestAward(criterion: Criterion): number {
  if (criterion.kind !== 'choice' || criterion.options.length === 0) return criterion.minPoints;
  return Math.min(...criterion.options.map((option) => option.points));
}

/**
 * What full points of a criterion are worth on its own scale (hundredths): the distance from its minimum under
 * `normalized`, its maximum elsewhere. 0: the criterion carries no score.
 */
export function scoreRange(policy: ScoringPolicy, criterion: Criterion): number {
  if (!isScored(criterion)) return 0;
  return policy === 'normalized' ? criterion.maxPoints - lowestAward(criterion) : criterion.maxPoints;
}
