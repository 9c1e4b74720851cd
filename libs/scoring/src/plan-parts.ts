import { isScored, scoreRange } from './form-definition.js';
import type { FormDefinition } from './form-definition.js';
import { divideHalfUp } from './round.js';

/**
 * The formula of a form for one set of criteria that count, written as a sum: the score in basis points is
 * (Σ unit_i · earned_i) / denominator + start, earned in hundredths above the criterion's zero.
 */
export interface PartsPlan {
  /** One per criterion in form order; 0 for those that do not count. */
  units: bigint[];
  denominator: bigint;
  /** Basis points that belong to no counted criterion: the rest of a deduction form's base. */
  startBp: number;
  /** Each criterion's share of the whole after N/A, in millionths. */
  effectiveWeights: number[];
}

/** A form's planner; plans are kept, since most evaluations of a form count the same criteria. */
export interface PartsPlanner {
  /** @param counted one flag per criterion; flags of bonuses and notes are ignored. @returns null when nothing carries weight */
  (counted: readonly boolean[]): PartsPlan | null;
}

/** Plans kept per form; reached only by forms with many optional criteria. */
const KEPT_PLANS = 512;

/** Prepares the formula of a form. Expects a form that `checkFormDefinition` accepts. */
export function preparePlanner(form: FormDefinition): PartsPlanner {
  const kept = new Map<string, PartsPlan | null>();
  return (counted) => {
    const key = counted.map((flag) => (flag ? '1' : '0')).join('');
    const known = kept.get(key);
    if (known !== undefined) return known;
    const plan = makePlan(form, counted);
    if (kept.size >= KEPT_PLANS) kept.clear();
    kept.set(key, plan);
    return plan;
  };
}

function makePlan(form: FormDefinition, counted: readonly boolean[]): PartsPlan | null {
  const ranges = form.criteria.map((criterion, index) =>
    counted[index] === true && isScored(criterion) ? BigInt(scoreRange(form.policy, criterion)) : 0n,
  );
  switch (form.policy) {
    case 'weighted':
    case 'normalized':
      return planWeighted(form, ranges);
    case 'points':
      return planPoints(form, ranges);
    case 'section_percent':
      return planSections(form, ranges);
    case 'deduction':
      return planDeduction(form, ranges);
  }
}

/** Σ w_i·(earned_i/range_i) / Σ w_i over one common denominator of the ranges. */
function planWeighted(form: FormDefinition, ranges: bigint[]): PartsPlan | null {
  const common = ranges.reduce((multiple, range) => (range > 0n ? leastCommonMultiple(multiple, range) : multiple), 1n);
  const units = ranges.map((range, index) => (range > 0n ? (BigInt(form.criteria[index]?.weightE4 ?? 0) * common) / range : 0n));
  return finishPlan(units, ranges);
}

/** Σ w_g·earned_g / Σ w_g·possible_g. */
function planPoints(form: FormDefinition, ranges: bigint[]): PartsPlan | null {
  const units = ranges.map((range, index) => (range > 0n ? sectionWeight(form, index) : 0n));
  return finishPlan(units, ranges);
}

/** Σ W_s·(earned_s/possible_s) / Σ W_s over the sections that have something possible. */
function planSections(form: FormDefinition, ranges: bigint[]): PartsPlan | null {
  const possible = form.sections.map((_, section) =>
    ranges.reduce((sum, range, index) => (form.criteria[index]?.section === section ? sum + range : sum), 0n),
  );
  const common = possible.reduce((multiple, sum) => (sum > 0n ? leastCommonMultiple(multiple, sum) : multiple), 1n);
  const units = ranges.map((range, index) => {
    const whole = possible[form.criteria[index]?.section ?? -1] ?? 0n;
    return range > 0n && whole > 0n ? (sectionWeight(form, index) * common) / whole : 0n;
  });
  return finishPlan(units, ranges);
}

/**
 * base − Σ deducted. Under `redistribute` what remains is rescaled to the base; under the other N/A policies a
 * criterion that does not count leaves its points in the base.
 */
function planDeduction(form: FormDefinition, ranges: bigint[]): PartsPlan | null {
  const counted = ranges.reduce((sum, range) => sum + range, 0n);
  const base = BigInt(form.baseBp);
  const redistributes = form.naPolicy === 'redistribute';
  if (redistributes && counted === 0n) return null;
  const whole = redistributes ? counted : base;
  return {
    units: ranges.map((range) => (range === 0n ? 0n : redistributes ? base : 1n)),
    denominator: redistributes ? counted : 1n,
    startBp: redistributes ? 0 : Number(base - counted),
    effectiveWeights: ranges.map((range) => divideHalfUp(range * 1_000_000n, whole)),
  };
}

function finishPlan(units: bigint[], ranges: bigint[]): PartsPlan | null {
  const fulls = units.map((unit, index) => unit * (ranges[index] ?? 0n));
  const whole = fulls.reduce((sum, full) => sum + full, 0n);
  if (whole === 0n) return null;
  return {
    units: units.map((unit) => unit * 10_000n),
    denominator: whole,
    startBp: 0,
    effectiveWeights: fulls.map((full) => divideHalfUp(full * 1_000_000n, whole)),
  };
}

function sectionWeight(form: FormDefinition, criterion: number): bigint {
  return BigInt(form.sections[form.criteria[criterion]?.section ?? -1]?.weightE4 ?? 0);
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
