import type { CriticalFamily } from './form-definition.js';
import { meanBp } from './mean-bp.js';
import { meanIntervalBp } from './mean-interval.js';
import { complementE6, rateE6 } from './rate-e6.js';
import type { EvaluationScore } from './score-evaluation.js';
import { wilsonE6 } from './wilson-interval.js';

/** What counted evaluations come down to: integer sums, so that any two can be added. Scores in basis points. */
export interface QaSums {
  /** Counted evaluations: those with a final score. */
  n: number;
  sumFinalBp: bigint;
  /** Sum of the squared final scores. */
  sumFinalSq: bigint;
  /** Final score at or above the pass mark, and no critical failure. */
  nPass: number;
  nExcellent: number;
  /** Evaluations with at least one critical failure. */
  nCritical: number;
  /** Evaluations that failed in this family. */
  nFamily: Record<CriticalFamily, number>;
  missedNonCritical: number;
  applicableNonCritical: number;
  /** Evaluations with at least one accuracy criterion applicable, and those of them that missed none. */
  accuracyApplicable: number;
  accuracyClean: number;
}

/** Metrics of an agent, a team or a centre. Scores in basis points, rates in millionths; null: nothing to count over. */
export interface QaMetrics {
  n: number;
  qaScoreBp: number | null;
  /** 95 % t interval of the mean; null below two evaluations. */
  qaLowBp: number | null;
  qaHighBp: number | null;
  passRateE6: number | null;
  passRateLowE6: number | null;
  passRateHighE6: number | null;
  excellentRateE6: number | null;
  excellentRateLowE6: number | null;
  excellentRateHighE6: number | null;
  criticalErrorRateE6: number | null;
  criticalErrorRateLowE6: number | null;
  criticalErrorRateHighE6: number | null;
  criticalAccuracyE6: Record<CriticalFamily, number | null>;
  criticalAccuracyLowE6: Record<CriticalFamily, number | null>;
  criticalAccuracyHighE6: Record<CriticalFamily, number | null>;
  /** Missed of applicable non-critical criteria: its n is `applicableNonCritical`. */
  nonCriticalErrorRateE6: number | null;
  nonCriticalErrorRateLowE6: number | null;
  nonCriticalErrorRateHighE6: number | null;
  applicableNonCritical: number;
  /** Its n is `accuracyApplicable`. */
  businessAccuracyE6: number | null;
  accuracyApplicable: number;
  businessAccuracyLowE6: number | null;
  businessAccuracyHighE6: number | null;
}

/** Sums of nothing: the neutral element of `addQaSums`. */
export function emptyQaSums(): QaSums {
  return {
    n: 0,
    sumFinalBp: 0n,
    sumFinalSq: 0n,
    nPass: 0,
    nExcellent: 0,
    nCritical: 0,
    nFamily: perFamily(() => 0),
    missedNonCritical: 0,
    applicableNonCritical: 0,
    accuracyApplicable: 0,
    accuracyClean: 0,
  };
}

/** The sums of one evaluation: the definition of each count. An evaluation without a final score counts nothing. */
export function qaSumsOf(
  score: Omit<EvaluationScore, 'items' | 'explanation' | 'rawBp'>,
  marks: { passBp: number; excellentBp: number },
): QaSums {
  if (score.finalBp === null) return emptyQaSums();
  const reaches = (markBp: number) => Number(score.finalBp !== null && score.finalBp >= markBp && !score.criticalFailed);
  return {
    n: 1,
    sumFinalBp: BigInt(score.finalBp),
    sumFinalSq: BigInt(score.finalBp) ** 2n,
    nPass: reaches(marks.passBp),
    nExcellent: reaches(marks.excellentBp),
    nCritical: Number(score.criticalFailed),
    nFamily: perFamily((family) => Number(score.criticalFamilies.includes(family))),
    missedNonCritical: score.missedNonCritical,
    applicableNonCritical: score.applicableNonCritical,
    accuracyApplicable: Number(score.accuracyApplicable),
    accuracyClean: Number(score.accuracyApplicable && !score.accuracyMissed),
  };
}

/** Pools two sums: numerators with numerators, denominators with denominators. */
export function addQaSums(a: QaSums, b: QaSums): QaSums {
  return {
    n: a.n + b.n,
    sumFinalBp: a.sumFinalBp + b.sumFinalBp,
    sumFinalSq: a.sumFinalSq + b.sumFinalSq,
    nPass: a.nPass + b.nPass,
    nExcellent: a.nExcellent + b.nExcellent,
    nCritical: a.nCritical + b.nCritical,
    nFamily: perFamily((family) => a.nFamily[family] + b.nFamily[family]),
    missedNonCritical: a.missedNonCritical + b.missedNonCritical,
    applicableNonCritical: a.applicableNonCritical + b.applicableNonCritical,
    accuracyApplicable: a.accuracyApplicable + b.accuracyApplicable,
    accuracyClean: a.accuracyClean + b.accuracyClean,
  };
}

/** From sums to what is printed. Everything is computed from the sums, nothing from another rounded figure. */
export function qaMetrics(sums: QaSums): QaMetrics {
  const qa = meanIntervalBp({ n: sums.n, sum: sums.sumFinalBp, sumSquares: sums.sumFinalSq });
  const pass = wilsonE6(sums.nPass, sums.n);
  const excellent = wilsonE6(sums.nExcellent, sums.n);
  const critical = wilsonE6(sums.nCritical, sums.n);
  const accuracy = wilsonE6(sums.accuracyClean, sums.accuracyApplicable);
  const misses = wilsonE6(sums.missedNonCritical, sums.applicableNonCritical);
  const families = perFamily((family) => wilsonE6(sums.n - sums.nFamily[family], sums.n));
  return {
    n: sums.n,
    qaScoreBp: meanBp(sums.sumFinalBp, sums.n),
    qaLowBp: qa?.low ?? null,
    qaHighBp: qa?.high ?? null,
    passRateE6: rateE6(sums.nPass, sums.n),
    passRateLowE6: pass?.low ?? null,
    passRateHighE6: pass?.high ?? null,
    excellentRateE6: rateE6(sums.nExcellent, sums.n),
    excellentRateLowE6: excellent?.low ?? null,
    excellentRateHighE6: excellent?.high ?? null,
    criticalErrorRateE6: rateE6(sums.nCritical, sums.n),
    criticalErrorRateLowE6: critical?.low ?? null,
    criticalErrorRateHighE6: critical?.high ?? null,
    criticalAccuracyE6: perFamily((family) => complementE6(sums.nFamily[family], sums.n)),
    criticalAccuracyLowE6: perFamily((family) => families[family]?.low ?? null),
    criticalAccuracyHighE6: perFamily((family) => families[family]?.high ?? null),
    nonCriticalErrorRateE6: rateE6(sums.missedNonCritical, sums.applicableNonCritical),
    nonCriticalErrorRateLowE6: misses?.low ?? null,
    nonCriticalErrorRateHighE6: misses?.high ?? null,
    applicableNonCritical: sums.applicableNonCritical,
    businessAccuracyE6: rateE6(sums.accuracyClean, sums.accuracyApplicable),
    accuracyApplicable: sums.accuracyApplicable,
    businessAccuracyLowE6: accuracy?.low ?? null,
    businessAccuracyHighE6: accuracy?.high ?? null,
  };
}

function perFamily<T>(figure: (family: CriticalFamily) => T): Record<CriticalFamily, T> {
  return {
    customer_critical: figure('customer_critical'),
    business_critical: figure('business_critical'),
    compliance_critical: figure('compliance_critical'),
  };
}
