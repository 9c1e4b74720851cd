import type { PlanReason } from '@scoring/planned-evaluations.js';
import type { ComponentCode, ComponentMap } from '@scoring/scheme-definition.js';
import type { CaseLine, ExamLine } from './card-rows.js';
import type { RunEvaluation } from './run-input.store.js';

/** Numbers as they are printed: scores with two decimals, rates as fractions; null: no data. Nothing here is in a language. */
export interface ExplainedEvaluationLine {
  evaluation_no: string;
  revision: number;
  purpose: RunEvaluation['purpose'];
  form: string;
  called_at: string;
  raw_score: number | null;
  final_score: number | null;
  critical_failed: boolean;
}

/** mean = sum ÷ n, with its t interval: mean ± t · s ÷ √n. */
export interface ExplainedMean {
  n: number;
  sum: number;
  mean: number | null;
  /** Sample standard deviation, and Student's t for n − 1; null below two. */
  s: number | null;
  t: number | null;
  low: number | null;
  high: number | null;
}

/** rate = count ÷ of, with its Wilson interval where the card prints one. */
export interface ExplainedRate {
  figure:
    | 'pass_rate'
    | 'excellent_rate'
    | 'critical_error_rate'
    | 'customer_critical_accuracy'
    | 'business_critical_accuracy'
    | 'compliance_critical_accuracy'
    | 'non_critical_error_rate'
    | 'business_accuracy';
  count: number;
  of: number;
  rate: number | null;
  low: number | null;
  high: number | null;
}

export interface ExplainedWorkload {
  basis: 'month' | 'per_attended_day';
  calls_answered: number | null;
  calls_outbound: number | null;
  /** Divides the calls on the basis `per_attended_day`. */
  attended_days: number | null;
  value: number | null;
  median: number | null;
  /** The values of all agents of the team, in order: their middle is the median. */
  team_values: number[];
  score: number | null;
}

export interface ExplainedAttendance {
  attended: number | null;
  required: number | null;
  score: number | null;
}

export interface ExplainedExam extends Omit<ExamLine, 'score_bp' | 'pass_bp' | 'theory_weight_e4' | 'practical_weight_e4' | 'attempts'> {
  score: number | null;
  pass_mark: number;
  theory_weight: number;
  practical_weight: number;
  attempts: (Omit<ExamLine['attempts'][number], 'theory_bp' | 'practical_bp' | 'total_bp'> & {
    theory: number | null;
    practical: number | null;
    total: number | null;
  })[];
}

export interface ExplainedCase extends Omit<CaseLine, 'points_bp'> {
  points: number;
}

export interface ExplainedComposite {
  /** `map` is how the metric became the value, in the scheme's own integers; `identity`: it is the value. */
  components: { code: ComponentCode; weight: number; value: number | null; effective_weight: number | null; map: ComponentMap }[];
  /** Σ weight · value ÷ Σ weight over the components with data. */
  weighted: number | null;
  complaint_points: number;
  commendation_points: number;
  commendation_cap: number;
  /** The scheme's bound that was applied; null: none. */
  bounded_at: number | null;
  range: [number, number];
  composite: number | null;
}

export interface ExplainedGrade {
  mode: 'bands' | 'forced';
  bands: { grade: string; from: number }[];
  /** Forced distribution: share of each grade as a fraction, best first. */
  shares: { grade: string; share: number }[];
  /** A critical error or an at-fault complaint keeps the best grade away. */
  barred: boolean;
  grade: string | null;
  min_sample: number;
  /** The evaluations that decide whether the sample is sufficient. */
  sample: number;
}

/** Rank = 1 + those ahead, by composite, then QA score. */
export interface ExplainedRank {
  rank: number | null;
  /** null: not ranked. */
  ahead: number | null;
  of: number;
}

/** A team that a leader led: qa_score = sum ÷ evaluations_counted; exam and workload are means of the members' own. */
export interface ExplainedTeam {
  team_code: string;
  evaluations_counted: number;
  sum: number;
  qa_score: number | null;
  members: { employee_no: string; exam_score: number | null; workload_score: number | null }[];
}

/** Agents of a team who cannot be told apart: all their intervals of the QA score overlap. */
export interface ExplainedBand {
  band: number;
  members: { employee_no: string; name: string; low: number | null; high: number | null }[];
}

/** One card of one run with everything behind it. */
export interface ExplainedCard {
  card: 'agent' | 'team_leader';
  period: string;
  run: number;
  scheme: string;
  scheme_version: number;
  as_of: string;
  checksum: string;
  employee_no: string;
  name: string;
  team_code: string | null;
  status: 'ranked' | 'insufficient_sample' | 'no_data';
  counted: ExplainedEvaluationLine[];
  /** Seen and shown apart: another purpose, or no score. */
  apart: ExplainedEvaluationLine[];
  qa: ExplainedMean;
  pass_mark: number;
  excellent_mark: number;
  rates: ExplainedRate[];
  /** null on a leader's card. */
  quota: { planned: number; completed: number; reason: PlanReason; previous_period: string; previous_grade: string | null } | null;
  exams: ExplainedExam[];
  exam_score: number | null;
  workload: ExplainedWorkload | null;
  /** A leader's teams, whose cards give the team figures; null on an agent's card. */
  teams: ExplainedTeam[] | null;
  attendance: ExplainedAttendance;
  cases: ExplainedCase[];
  at_fault_complaints: number;
  commendations: number;
  composite: ExplainedComposite;
  grade: ExplainedGrade;
  rank_center: ExplainedRank;
  /** null on a leader's card. */
  rank_team: ExplainedRank | null;
  /** The bands the agent is in; empty: stands alone. */
  tie_bands: ExplainedBand[];
}
