import { apportionShares } from './apportion-shares.js';
import { CRITICAL_FAMILIES, isScored, lowestAward, scoreRange } from './form-definition.js';
import type { CriticalFamily, Criterion, FormDefinition } from './form-definition.js';
import { preparePlanner } from './plan-parts.js';
import type { PartsPlan, PartsPlanner } from './plan-parts.js';
import { prepareReader } from './read-answers.js';
import type { Answer, AnswerProblem, AnswerReader, ItemState, ReadAnswers, ReadOptions } from './read-answers.js';
import { roundHalfUp } from './round.js';

/** What one criterion did in one evaluation. */
export interface ItemResult {
  criterion: string;
  /** Hundredths: awarded, or taken off for a deduction; null when there is none. */
  points: number | null;
  state: ItemState;
  /** Awarded below the maximum, or something deducted; never for a bonus or a note. */
  missed: boolean;
  criticalFailed: boolean;
  /** Hundredths. */
  maxPoints: number;
  /** Share of the whole after N/A, in millionths; 0 when it does not count. */
  effectiveWeight: number;
  /** Part of the raw score in basis points. */
  shareBp: number;
}

export type ExplanationCode =
  | 'nothing_applicable'
  | 'base_rest'
  | 'bonus_capped'
  | 'clamped'
  | 'critical_zero_form'
  | 'critical_zero_section'
  | 'critical_cap'
  | 'critical_flag_only';

/** A sentence about the score, as a code and its figures. */
export interface ExplanationLine {
  code: ExplanationCode;
  /** Part of the raw score in basis points; with the items' shares these sum exactly to it. Absent on critical lines. */
  shareBp?: number;
  /** The cap or bound that was applied, in basis points. */
  limitBp?: number;
  /** The criterion that failed critically. */
  criterion?: string;
  /** Its family; null when it failed by an auto-fail option and belongs to none. */
  family?: CriticalFamily | null;
  /** The name of the section whose points are gone. */
  section?: string;
}

/** The result of one evaluation. Scores in basis points; null: nothing was applicable. */
export interface EvaluationScore {
  /** Before the critical policy. */
  rawBp: number | null;
  /** After it; never above `rawBp`. */
  finalBp: number | null;
  criticalFailed: boolean;
  /** In the fixed order customer, business, compliance. */
  criticalFamilies: CriticalFamily[];
  /** In the form's criterion order. */
  items: ItemResult[];
  /** Scored, answered criteria without a critical family: how many were missed, of how many. N/A is not applicable under any N/A policy. */
  missedNonCritical: number;
  applicableNonCritical: number;
  /** Any, and at least one applicable, of the criteria that count for business accuracy. */
  accuracyMissed: boolean;
  accuracyApplicable: boolean;
  explanation: ExplanationLine[];
}

/** An evaluation that cannot be scored as it is, all reasons at once. */
export interface EvaluationRefusal {
  problems: AnswerProblem[];
}

/** A form made ready to score many evaluations. */
export interface FormScorer {
  form: FormDefinition;
  score(answers: readonly Answer[], options?: ReadOptions): EvaluationScore | EvaluationRefusal;
}

/** Scores one evaluation; see `prepareForm` to score many of one form. */
export function scoreEvaluation(
  form: FormDefinition,
  answers: readonly Answer[],
  options: ReadOptions = {},
): EvaluationScore | EvaluationRefusal {
  return prepareForm(form).score(answers, options);
}

/**
 * Makes a form ready. The order of the answers never matters. Expects a form that `checkFormDefinition` accepts;
 * a form that it refuses may throw or score oddly.
 *
 * Formulas: `weighted` Σ w·q / Σ w (Amazon Connect, question mode) · `points` Σ w_g·earned_g / Σ w_g·possible_g (Genesys
 * Cloud) · `section_percent` Σ W_s·(earned_s/possible_s) / Σ W_s (MaestroQA) · `normalized` Σ w·(x−min)/(max−min) / Σ w
 * (Zendesk QA) · `deduction` base − Σ deducted (100-point sheets). Bonuses, together at most the form's cap, are added
 * to any of them, and the result is kept within 0 and the form's maximum.
 *
 * A hidden criterion is not part of the form; in a draft an unanswered one is treated alike. A critical failure by an
 * auto-fail option of a criterion without a family is a critical failure of no family: none is guessed.
 * `zero_section` takes away all that the section earned: points, full credit for N/A, and bonuses.
 */
export function prepareForm(form: FormDefinition): FormScorer {
  const read = prepareReader(form);
  const planner = preparePlanner(form);
  return { form, score: (answers, options = {}) => scoreWith(form, read, planner, answers, options) };
}

function scoreWith(
  form: FormDefinition,
  read: AnswerReader,
  planner: PartsPlanner,
  answers: readonly Answer[],
  options: ReadOptions,
): EvaluationScore | EvaluationRefusal {
  const given = read(answers, options);
  if (given.problems.length > 0) return { problems: given.problems };
  const applicable = form.criteria.some((criterion, index) => isScored(criterion) && given.states[index] === 'answered');
  const creditsNa = form.naPolicy === 'full_credit';
  const plan = applicable ? planner(given.states.map((state) => state === 'answered' || (creditsNa && state === 'na'))) : null;
  const items = form.criteria.map((criterion, index) => describeItem(criterion, given, index, plan));
  const explanation: ExplanationLine[] = [];
  const rawBp = plan === null ? null : scoreRaw(form, given, plan, items, explanation);
  if (rawBp === null) explanation.push({ code: 'nothing_applicable' });
  const finalBp = plan === null || rawBp === null ? null : applyCriticalPolicy(form, given, plan, rawBp);
  explanation.push(...explainCritical(form, given));
  return { rawBp, finalBp, ...countCritical(form, given), items, ...countMisses(form, items), explanation };
}

function describeItem(criterion: Criterion, given: ReadAnswers, index: number, plan: PartsPlan | null): ItemResult {
  const points = given.points[index] ?? null;
  return {
    criterion: criterion.code,
    points,
    state: given.states[index] ?? 'unanswered',
    missed: isMissed(criterion, points),
    criticalFailed: given.failed[index] === true,
    maxPoints: criterion.maxPoints,
    effectiveWeight: plan?.effectiveWeights[index] ?? 0,
    shareBp: 0,
  };
}

function isMissed(criterion: Criterion, points: number | null): boolean {
  if (points === null || !isScored(criterion)) return false;
  return criterion.kind === 'deduction' ? points > 0 : points < criterion.maxPoints;
}

/** Hundredths above the criterion's zero. Only N/A under full credit counts without points, and then in full. */
function earnedPoints(form: FormDefinition, criterion: Criterion, points: number | null): number {
  if (points === null) return scoreRange(form.policy, criterion);
  if (criterion.kind === 'deduction') return criterion.maxPoints - points;
  return form.policy === 'normalized' ? points - lowestAward(criterion) : points;
}

/** The exact parts of the criteria, over the plan's denominator; those in a lost section are 0. */
function earnedParts(form: FormDefinition, given: ReadAnswers, plan: PartsPlan, lost: ReadonlySet<number>): bigint[] {
  return form.criteria.map((criterion, index) => {
    const unit = plan.units[index] ?? 0n;
    return unit === 0n || lost.has(criterion.section) ? 0n : unit * BigInt(earnedPoints(form, criterion, given.points[index] ?? null));
  });
}

/** Sum of the bonuses before the cap; a hundredth of a point is a basis point of the score. */
function sumBonus(form: FormDefinition, given: ReadAnswers, lost: ReadonlySet<number>): number {
  return form.criteria.reduce(
    (sum, criterion, index) => (criterion.kind === 'bonus' && !lost.has(criterion.section) ? sum + (given.points[index] ?? 0) : sum),
    0,
  );
}

const NOTHING_LOST: ReadonlySet<number> = new Set();

function roundedTotal(parts: readonly bigint[], plan: PartsPlan): bigint {
  return roundHalfUp(
    parts.reduce((sum, part) => sum + part, 0n),
    plan.denominator,
  );
}

/** The raw score; writes each item's share and the lines that complete them to the score. */
function scoreRaw(form: FormDefinition, given: ReadAnswers, plan: PartsPlan, items: ItemResult[], explanation: ExplanationLine[]): number {
  const parts = earnedParts(form, given, plan, NOTHING_LOST);
  const earned = roundedTotal(parts, plan);
  const shares = apportionShares(parts, plan.denominator, earned);
  items.forEach((item, index) => {
    item.shareBp = form.criteria[index]?.kind === 'bonus' ? (item.points ?? 0) : Number(shares[index] ?? 0n);
  });
  if (plan.startBp !== 0) explanation.push({ code: 'base_rest', shareBp: plan.startBp });
  const bonus = sumBonus(form, given, NOTHING_LOST);
  if (bonus > form.bonusCapBp) explanation.push({ code: 'bonus_capped', shareBp: form.bonusCapBp - bonus, limitBp: form.bonusCapBp });
  const unbounded = plan.startBp + Number(earned) + Math.min(bonus, form.bonusCapBp);
  const bounded = clampScore(form, unbounded);
  if (bounded !== unbounded) explanation.push({ code: 'clamped', shareBp: bounded - unbounded, limitBp: bounded });
  return bounded;
}

function clampScore(form: FormDefinition, scoreBp: number): number {
  return Math.min(Math.max(scoreBp, 0), form.maxScoreBp);
}

function applyCriticalPolicy(form: FormDefinition, given: ReadAnswers, plan: PartsPlan, rawBp: number): number {
  if (!given.failed.includes(true)) return rawBp;
  switch (form.criticalPolicy) {
    case 'zero_form':
      return 0;
    case 'cap':
      return Math.min(rawBp, form.capBp ?? 0);
    case 'flag_only':
      return rawBp;
    case 'zero_section': {
      const lost = new Set(form.criteria.filter((_, index) => given.failed[index] === true).map((criterion) => criterion.section));
      const earned = Number(roundedTotal(earnedParts(form, given, plan, lost), plan));
      return clampScore(form, plan.startBp + earned + Math.min(sumBonus(form, given, lost), form.bonusCapBp));
    }
  }
}

function explainCritical(form: FormDefinition, given: ReadAnswers): ExplanationLine[] {
  return form.criteria.flatMap((criterion, index): ExplanationLine[] => {
    if (given.failed[index] !== true) return [];
    const line = { criterion: criterion.code, family: criterion.criticalFamily };
    switch (form.criticalPolicy) {
      case 'zero_form':
        return [{ code: 'critical_zero_form', ...line }];
      case 'zero_section':
        return [{ code: 'critical_zero_section', ...line, section: form.sections[criterion.section]?.name ?? '' }];
      case 'cap':
        return [{ code: 'critical_cap', ...line, limitBp: form.capBp ?? 0 }];
      case 'flag_only':
        return [{ code: 'critical_flag_only', ...line }];
    }
  });
}

function countCritical(form: FormDefinition, given: ReadAnswers): Pick<EvaluationScore, 'criticalFailed' | 'criticalFamilies'> {
  const failed = form.criteria.filter((_, index) => given.failed[index] === true);
  return {
    criticalFailed: failed.length > 0,
    criticalFamilies:
      failed.length === 0 ? [] : CRITICAL_FAMILIES.filter((family) => failed.some((criterion) => criterion.criticalFamily === family)),
  };
}

function countMisses(
  form: FormDefinition,
  items: readonly ItemResult[],
): Pick<EvaluationScore, 'missedNonCritical' | 'applicableNonCritical' | 'accuracyMissed' | 'accuracyApplicable'> {
  const counts = { missedNonCritical: 0, applicableNonCritical: 0, accuracyMissed: false, accuracyApplicable: false };
  items.forEach((item, index) => {
    const criterion = form.criteria[index];
    if (criterion === undefined || item.state !== 'answered' || !isScored(criterion)) return;
    if (criterion.criticalFamily === null) {
      counts.applicableNonCritical += 1;
      if (item.missed) counts.missedNonCritical += 1;
    }
    if (criterion.accuracy) {
      counts.accuracyApplicable = true;
      if (item.missed) counts.accuracyMissed = true;
    }
  });
  return counts;
}
