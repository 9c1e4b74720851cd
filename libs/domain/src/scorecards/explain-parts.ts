import { sampleVariance, tQuantile } from '@scoring/mean-interval.js';
import { complementE6 } from '@scoring/rate-e6.js';
import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import type { AgentCardRow, CaseLine, CompositeLines, ExamLine, LeaderCardRow, QaColumns, QaCounts, TeamCardRow } from './card-rows.js';
import type {
  ExplainedAttendance,
  ExplainedBand,
  ExplainedCase,
  ExplainedComposite,
  ExplainedEvaluationLine,
  ExplainedExam,
  ExplainedGrade,
  ExplainedMean,
  ExplainedRank,
  ExplainedRate,
  ExplainedTeam,
  ExplainedWorkload,
} from './explained-card.js';
import type { RunEvaluation } from './run-input.store.js';

type Card = AgentCardRow | LeaderCardRow;

/** Basis points to a number with two decimals. */
export function scoreOf(value: number): number;
export function scoreOf(value: number | null): number | null;
export function scoreOf(value: number | null): number | null {
  return value === null ? null : value / 100;
}

const rateOf = (value: number | null): number | null => (value === null ? null : value / 1_000_000);
const quantityOf = (value: number | null): number | null => (value === null ? null : value / 10_000);

export function explainedEvaluation(row: RunEvaluation): ExplainedEvaluationLine {
  return {
    evaluation_no: row.evaluation_no,
    revision: row.revision,
    purpose: row.purpose,
    form: `${row.form_code} ${row.form_version}`,
    called_at: row.called_at.toISOString(),
    raw_score: scoreOf(row.raw_bp),
    final_score: scoreOf(row.final_bp),
    critical_failed: row.critical_failed,
  };
}

export function explainedMean(card: QaColumns): ExplainedMean {
  const sums = { n: card.evaluations_counted, sum: card.sum_final_bp, sumSquares: card.sum_final_sq };
  const spread = sums.n < 2 ? null : { s: Math.sqrt(sampleVariance(sums)) / 100, t: tQuantile(sums.n - 1) };
  return {
    n: sums.n,
    sum: scoreOf(sums.sum),
    mean: scoreOf(card.qa_score_bp),
    s: spread?.s ?? null,
    t: spread?.t ?? null,
    low: scoreOf(card.qa_low_bp),
    high: scoreOf(card.qa_high_bp),
  };
}

export function explainedRates(card: QaColumns, counts: QaCounts): ExplainedRate[] {
  const n = card.evaluations_counted;
  const line = (
    figure: ExplainedRate['figure'],
    count: number,
    of: number,
    rate: number | null,
    low: number | null,
    high: number | null,
  ) => ({
    figure,
    count,
    of,
    rate: rateOf(rate),
    low: rateOf(low),
    high: rateOf(high),
  });
  return [
    line('pass_rate', card.pass_count, n, card.pass_rate_e6, card.pass_rate_low_e6, card.pass_rate_high_e6),
    line('excellent_rate', card.excellent_count, n, card.excellent_rate_e6, card.excellent_rate_low_e6, card.excellent_rate_high_e6),
    line(
      'critical_error_rate',
      card.critical_count,
      n,
      card.critical_error_rate_e6,
      card.critical_error_rate_low_e6,
      card.critical_error_rate_high_e6,
    ),
    ...(['customer_critical', 'business_critical', 'compliance_critical'] as const).map((family) =>
      line(`${family}_accuracy`, n - counts[family], n, complementE6(counts[family], n), null, null),
    ),
    line(
      'non_critical_error_rate',
      counts.missed_non_critical,
      counts.applicable_non_critical,
      card.non_critical_error_rate_e6,
      null,
      null,
    ),
    line('business_accuracy', counts.accuracy_clean, counts.accuracy_applicable, card.business_accuracy_e6, null, null),
  ];
}

export function explainedExam({ score_bp, pass_bp, theory_weight_e4, practical_weight_e4, attempts, ...exam }: ExamLine): ExplainedExam {
  return {
    ...exam,
    score: scoreOf(score_bp),
    pass_mark: scoreOf(pass_bp),
    theory_weight: theory_weight_e4 / 10_000,
    practical_weight: practical_weight_e4 / 10_000,
    attempts: attempts.map(({ theory_bp, practical_bp, total_bp, ...attempt }) => ({
      ...attempt,
      theory: scoreOf(theory_bp),
      practical: scoreOf(practical_bp),
      total: scoreOf(total_bp),
    })),
  };
}

/** @param mates the cards of the same team, the agent's own among them */
export function explainedWorkload(card: AgentCardRow, mates: readonly AgentCardRow[]): ExplainedWorkload {
  const { basis, calls_answered_e4, calls_outbound_e4, value_e4, median_e4 } = card.details.workload;
  return {
    basis,
    calls_answered: quantityOf(calls_answered_e4),
    calls_outbound: quantityOf(calls_outbound_e4),
    attended_days: quantityOf(card.details.attendance.attended_e4),
    value: quantityOf(value_e4),
    median: quantityOf(median_e4),
    team_values: mates.flatMap((mate) => quantityOf(mate.details.workload.value_e4) ?? []).sort((a, b) => a - b),
    score: scoreOf(card.workload_score_bp),
  };
}

export function explainedAttendance(card: Card): ExplainedAttendance {
  const { attended_e4, required_e4 } = card.details.attendance;
  return { attended: quantityOf(attended_e4), required: quantityOf(required_e4), score: scoreOf(card.attendance_score_bp) };
}

export function explainedCase({ points_bp, ...line }: CaseLine): ExplainedCase {
  return { ...line, points: scoreOf(points_bp) };
}

export function explainedComposite(card: Card, scheme: SchemeDefinition): ExplainedComposite {
  const lines: CompositeLines = card.details;
  const maps = new Map(scheme.components.map((component) => [component.code, component.map]));
  return {
    components: lines.components.map((part) => ({
      code: part.code,
      weight: part.weight_e4 / 10_000,
      value: scoreOf(part.value_bp),
      effective_weight: rateOf(part.effective_weight_e6),
      map: maps.get(part.code) ?? { kind: 'identity' },
    })),
    weighted: scoreOf(lines.weighted_bp),
    complaint_points: scoreOf(card.complaint_points_bp),
    commendation_points: scoreOf(card.commendation_points_bp),
    commendation_cap: scoreOf(scheme.casePoints.commendationCapBp),
    bounded_at: scoreOf(lines.bounded_at_bp),
    range: [scoreOf(scheme.rangeBp[0]), scoreOf(scheme.rangeBp[1])],
    composite: scoreOf(card.composite_bp),
  };
}

/** @param sample the evaluations that decide whether there are enough */
export function explainedGrade(card: Card, scheme: SchemeDefinition, sample: number): ExplainedGrade {
  const { mode, bands, shares, barA } = scheme.grades;
  const failed = card.critical_count > 0 || card.at_fault_complaints > 0;
  return {
    mode,
    bands: bands.map(({ grade, fromBp }) => ({ grade, from: scoreOf(fromBp) })),
    shares: mode === 'bands' ? [] : shares.map(({ grade, shareE4 }) => ({ grade, share: shareE4 / 10_000 })),
    barred: failed && (mode === 'forced' || barA),
    grade: card.grade,
    min_sample: scheme.minSample,
    sample,
  };
}

/**
 * Competition ranks: as many are ahead as the rank says, less one.
 * @param rank as it is on the card
 * @param of how many hold a rank
 */
export function explainedRank(rank: number | null, of: number): ExplainedRank {
  return { rank, ahead: rank === null ? null : rank - 1, of };
}

/** @param agents the cards of the team's agents, others may be among them */
export function explainedTeam(team: TeamCardRow, agents: readonly AgentCardRow[]): ExplainedTeam {
  return {
    team_code: team.team_code,
    evaluations_counted: team.evaluations_counted,
    sum: scoreOf(team.sum_final_bp),
    qa_score: scoreOf(team.qa_score_bp),
    members: agents
      .filter((agent) => agent.team_code === team.team_code)
      .map((agent) => ({
        employee_no: agent.employee_no,
        exam_score: scoreOf(agent.exam_score_bp),
        workload_score: scoreOf(agent.workload_score_bp),
      })),
  };
}

/** @param mates the cards of the same team, the agent's own among them */
export function explainedBands(card: AgentCardRow, mates: readonly AgentCardRow[]): ExplainedBand[] {
  return card.details.tie_bands.map((band) => ({
    band,
    members: mates
      .filter((mate) => mate.details.tie_bands.includes(band))
      .map((mate) => ({ employee_no: mate.employee_no, name: mate.name, low: scoreOf(mate.qa_low_bp), high: scoreOf(mate.qa_high_bp) })),
  }));
}
