import { z } from 'zod';
import { scoreSchema } from './http.js';

const maybeText = z.string().nullable();
const maybeNumber = z.number().nullable();
const criticalFamily = z.enum(['customer_critical', 'business_critical', 'compliance_critical']);

export const evaluationPurposes = ['random', 'targeted', 'mandatory', 'double', 'recheck', 'calibration'] as const;
export const evaluationPurposeSchema = z.enum(evaluationPurposes).meta({ id: 'EvaluationPurpose', example: 'random' });

export const evaluationStates = ['draft', 'submitted', 'released', 'acknowledged', 'appealed', 'confirmed', 'revised', 'closed'] as const;
export const evaluationStateSchema = z.enum(evaluationStates).meta({ id: 'EvaluationState', example: 'released' });

/** Withdrawn: its import was taken back. */
const lastingState = z.enum([...evaluationStates, 'withdrawn']);

const explainedCriterionSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    section: z.string(),
    kind: z.enum(['choice', 'scale', 'deduction', 'bonus', 'note']),
    state: z.enum(['answered', 'na', 'hidden', 'unanswered']),
    points: maybeNumber.meta({ description: 'Awarded, or taken off for a deduction; null: none' }),
    max_points: z.number(),
    min_points: z.number(),
    weight: z.number(),
    section_weight: z.number(),
    effective_weight: z.number().meta({ description: 'Share of the whole after N/A, as a fraction; 0: does not count' }),
    share: z.number().meta({ description: 'Part of the raw score' }),
    missed: z.boolean(),
    critical_family: criticalFamily.nullable(),
    critical_failed: z.boolean(),
    comment: maybeText,
    evidence_offset_s: z.number().nullable().meta({ description: 'Seconds into the call; null: nothing is pointed at' }),
  })
  .meta({ id: 'ExplainedCriterion' });

const explainedLineSchema = z
  .object({
    code: z.enum([
      'nothing_applicable',
      'base_rest',
      'bonus_capped',
      'clamped',
      'critical_zero_form',
      'critical_zero_section',
      'critical_cap',
      'critical_flag_only',
    ]),
    share: maybeNumber.meta({ description: 'Part of the raw score; with the shares of the criteria these make it up' }),
    limit: maybeNumber,
    criterion: maybeText,
    family: criticalFamily.nullable(),
    section: maybeText,
  })
  .meta({ id: 'ExplainedLine', description: 'What else makes the score, or what a critical failure did to it' });

const explainedRevisionSchema = z
  .object({
    revision: z.int(),
    change: z.enum(['created', 'changed', 'withdrawn']),
    raw_score: scoreSchema,
    final_score: scoreSchema,
    state: evaluationStateSchema,
    changed_at: z.string(),
    changed_by: z.string(),
    reason: maybeText,
  })
  .meta({ id: 'EvaluationRevision' });

/** Everything behind one evaluation's score, as `fairmark explain` gives it. */
export const explainedEvaluationSchema = z.object({
  evaluation_no: z.string(),
  employee_no: z.string(),
  name: z.string(),
  evaluator_no: z.string(),
  evaluator_name: z.string(),
  recording_id: z.string(),
  called_at: z.string(),
  evaluated_at: z.string().meta({ description: 'Of a draft: when it was saved last' }),
  purpose: evaluationPurposeSchema,
  state: lastingState,
  form: z.object({
    code: z.string(),
    name: z.string(),
    version: z.string(),
    policy: z.enum(['weighted', 'points', 'section_percent', 'normalized', 'deduction']),
    na_policy: z.enum(['redistribute', 'full_credit', 'not_allowed']),
    critical_policy: z.enum(['zero_form', 'zero_section', 'cap', 'flag_only']),
    cap: maybeNumber,
    base: z.number(),
    bonus_cap: z.number(),
    max_score: z.number(),
  }),
  criteria: z.array(explainedCriterionSchema),
  lines: z.array(explainedLineSchema),
  arithmetic: z.string().meta({ description: 'The form’s formula with these figures in it; empty when nothing was applicable' }),
  arithmetic_result: maybeNumber,
  raw_score: scoreSchema,
  final_arithmetic: maybeText,
  final_score: scoreSchema,
  critical_failed: z.boolean(),
  comment: maybeText,
  reproduced: z.boolean().meta({ description: 'Whether the stored score comes out again' }),
  revisions: z.array(explainedRevisionSchema),
});
