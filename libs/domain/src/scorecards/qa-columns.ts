import { addQaSums, emptyQaSums, type QaMetrics, type QaSums } from '@scoring/agent-metrics.js';
import type { AgentTeamSums } from './accumulator.store.js';
import type { QaColumns, QaCounts } from './card-rows.js';

/** Stored sums, pooled, in the form that scoring takes. */
export function pooledSums(rows: readonly AgentTeamSums[]): QaSums {
  // Most people stay in one team, and adding nothing to their sums ten thousand times takes its time.
  const [first, ...more] = rows;
  return first === undefined ? emptyQaSums() : more.map(sumsOf).reduce(addQaSums, sumsOf(first));
}

function sumsOf(row: AgentTeamSums): QaSums {
  return {
    n: row.n,
    sumFinalBp: BigInt(row.sum_final_bp),
    sumFinalSq: BigInt(row.sum_final_sq),
    nPass: row.n_pass,
    nExcellent: row.n_excellent,
    nCritical: row.n_critical,
    nFamily: {
      customer_critical: row.n_customer_critical,
      business_critical: row.n_business_critical,
      compliance_critical: row.n_compliance_critical,
    },
    missedNonCritical: row.missed_non_critical,
    applicableNonCritical: row.applicable_non_critical,
    accuracyApplicable: row.accuracy_applicable,
    accuracyClean: row.accuracy_clean,
  };
}

/** What every card says of quality, with the counts and sums behind it. */
export function qaColumns(sums: QaSums, metrics: QaMetrics): QaColumns {
  return {
    evaluations_counted: sums.n,
    qa_score_bp: metrics.qaScoreBp,
    qa_low_bp: metrics.qaLowBp,
    qa_high_bp: metrics.qaHighBp,
    pass_count: sums.nPass,
    excellent_count: sums.nExcellent,
    critical_count: sums.nCritical,
    pass_rate_e6: metrics.passRateE6,
    pass_rate_low_e6: metrics.passRateLowE6,
    pass_rate_high_e6: metrics.passRateHighE6,
    excellent_rate_e6: metrics.excellentRateE6,
    excellent_rate_low_e6: metrics.excellentRateLowE6,
    excellent_rate_high_e6: metrics.excellentRateHighE6,
    critical_error_rate_e6: metrics.criticalErrorRateE6,
    critical_error_rate_low_e6: metrics.criticalErrorRateLowE6,
    critical_error_rate_high_e6: metrics.criticalErrorRateHighE6,
    non_critical_error_rate_e6: metrics.nonCriticalErrorRateE6,
    business_accuracy_e6: metrics.businessAccuracyE6,
    sum_final_bp: Number(sums.sumFinalBp),
    sum_final_sq: Number(sums.sumFinalSq),
  };
}

export function qaCounts(sums: QaSums): QaCounts {
  return {
    accuracy_applicable: sums.accuracyApplicable,
    accuracy_clean: sums.accuracyClean,
    missed_non_critical: sums.missedNonCritical,
    applicable_non_critical: sums.applicableNonCritical,
    customer_critical: sums.nFamily.customer_critical,
    business_critical: sums.nFamily.business_critical,
    compliance_critical: sums.nFamily.compliance_critical,
  };
}
