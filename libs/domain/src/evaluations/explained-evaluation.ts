import type { CriticalFamily, CriterionKind, CriticalPolicy, NaPolicy, ScoringPolicy } from '@scoring/form-definition.js';
import type { ItemState } from '@scoring/read-answers.js';
import type { ExplanationCode } from '@scoring/score-evaluation.js';
import type { EvaluationRevision } from './revision.store.js';

/** One criterion in one evaluation. Points, weights and shares as numbers; null: none. */
export interface ExplainedCriterion {
  code: string;
  name: string;
  section: string;
  kind: CriterionKind;
  state: ItemState;
  points: number | null;
  max_points: number;
  min_points: number;
  weight: number;
  section_weight: number;
  /** Share of the whole after N/A, as a fraction; 0: does not count. */
  effective_weight: number;
  /** Part of the raw score; all shares together are the raw score. */
  share: number;
  missed: boolean;
  critical_family: CriticalFamily | null;
  critical_failed: boolean;
  comment: string | null;
  /** Seconds into the call; null: nothing is pointed at. */
  evidence_offset_s: number | null;
}

/** A sentence about the score as a code and its figures; `share` is part of the raw score. */
export interface ExplainedLine {
  code: ExplanationCode;
  share: number | null;
  limit: number | null;
  criterion: string | null;
  family: CriticalFamily | null;
  section: string | null;
}

export interface ExplainedRevision {
  revision: number;
  change: 'created' | 'changed' | 'withdrawn';
  raw_score: number | null;
  final_score: number | null;
  state: EvaluationRevision['state'];
  changed_at: string;
  changed_by: string;
  reason: string | null;
}

/** Everything behind one evaluation's score, in no language. Scores are numbers with two decimals; null: nothing was applicable. */
export interface ExplainedEvaluation {
  evaluation_no: string;
  employee_no: string;
  name: string;
  evaluator_no: string;
  evaluator_name: string;
  recording_id: string;
  called_at: string;
  evaluated_at: string;
  purpose: EvaluationRevision['purpose'];
  /** `withdrawn`: its import was taken back. */
  state: EvaluationRevision['state'] | 'withdrawn';
  form: {
    code: string;
    name: string;
    version: string;
    policy: ScoringPolicy;
    na_policy: NaPolicy;
    critical_policy: CriticalPolicy;
    cap: number | null;
    base: number;
    bonus_cap: number;
    max_score: number;
  };
  criteria: ExplainedCriterion[];
  /** What else makes the raw score, and what a critical failure did to it. */
  lines: ExplainedLine[];
  /** The form's formula with these figures in it, and what it gives before bounds; empty and null when nothing was applicable. */
  arithmetic: string;
  arithmetic_result: number | null;
  raw_score: number | null;
  /** How the critical policy came to the final score, where points of sections were lost; null: by the lines alone. */
  final_arithmetic: string | null;
  final_score: number | null;
  critical_failed: boolean;
  comment: string | null;
  /** Whether the stored score comes out again; false only if someone changed the database by hand. */
  reproduced: boolean;
  revisions: ExplainedRevision[];
}
