import { z } from 'zod';

/*
 * What the monthly reports read of a run's stored cards. Scores and points in basis points, rates in millionths, days as
 * `YYYY-MM-DD`; null: no data.
 */
const whole = z.int();
const maybe = whole.nullable();
const maybeText = z.string().nullable();

const qaColumns = {
  evaluations_counted: whole,
  qa_score_bp: maybe,
  qa_low_bp: maybe,
  qa_high_bp: maybe,
  pass_count: whole,
  excellent_count: whole,
  critical_count: whole,
  pass_rate_e6: maybe,
  pass_rate_low_e6: maybe,
  pass_rate_high_e6: maybe,
  excellent_rate_e6: maybe,
  critical_error_rate_e6: maybe,
  critical_error_rate_low_e6: maybe,
  critical_error_rate_high_e6: maybe,
  business_accuracy_e6: maybe,
  sum_final_bp: whole,
  sum_final_sq: whole,
};

const caseLine = z.object({
  case_no: z.string(),
  kind: z.enum(['complaint', 'commendation']),
  verdict: maybeText,
  fault: maybeText,
  level: maybeText,
  category: maybeText,
  confirmed_on: z.string(),
  effect: z.enum([
    'counted',
    'repeat_of_call',
    'not_verified',
    'unsubstantiated',
    'not_at_fault',
    'fault_not_determined',
    'fault_ignored',
    'level_unknown',
    'partly_substantiated',
  ]),
  points_bp: whole,
});

const attempt = z.object({
  attempt: z.union([z.literal(1), z.literal(2)]),
  held_on: z.string(),
  status: z.enum(['normal', 'absent', 'retake', 'exempt', 'on_leave', 'deferred', 'cheating']),
  unexcused: z.boolean(),
  theory_bp: maybe,
  practical_bp: maybe,
  total_bp: maybe,
});

const examLine = z.object({
  exam_code: z.string(),
  exam_name: z.string(),
  score_bp: maybe,
  passed: z.boolean().nullable(),
  pass_bp: whole,
  counted_attempt: z.union([z.literal(1), z.literal(2)]).nullable(),
  capped: z.boolean(),
  missing_part: z.enum(['theory', 'practical']).nullable(),
  required: z.boolean(),
  attempts: z.array(attempt),
});

const componentCode = z.enum([
  'qa',
  'exam',
  'workload',
  'attendance',
  'team_qa',
  'team_exam',
  'team_workload',
  'coaching_training',
  'own_calls',
]);

export const agentCard = z.object({
  agent_id: whole,
  employee_no: z.string(),
  name: z.string(),
  team_id: maybe,
  team_code: maybeText,
  hired_on: maybeText,
  evaluations_planned: whole,
  evaluations_completed: whole,
  ...qaColumns,
  exam_theory_bp: maybe,
  exam_practical_bp: maybe,
  exam_score_bp: maybe,
  exam_passed: z.boolean().nullable(),
  workload_score_bp: maybe,
  attendance_score_bp: maybe,
  at_fault_complaints: whole,
  commendations: whole,
  complaint_points_bp: whole,
  commendation_points_bp: whole,
  composite_bp: maybe,
  grade: maybeText,
  rank_center: maybe,
  rank_team: maybe,
  status: z.enum(['ranked', 'insufficient_sample', 'no_data']),
  details: z.object({
    components: z.array(z.object({ code: componentCode, value_bp: maybe })),
    exams: z.array(examLine),
    cases: z.array(caseLine),
    tie_bands: z.array(whole),
  }),
});

const groupColumns = {
  headcount: whole,
  ...qaColumns,
  qa_score_mean_of_agents_bp: maybe,
  exam_score_bp: maybe,
  at_fault_complaints: whole,
  commendations: whole,
};

export const teamCard = z.object({
  team_id: whole,
  team_code: z.string(),
  team_name: z.string(),
  supervisor_id: maybe,
  evaluations_planned: whole,
  ...groupColumns,
  workload_score_bp: maybe,
  attendance_score_bp: maybe,
  rank_center: maybe,
  details: z.object({
    leader_name: maybeText,
    supervisor_name: maybeText,
    evaluations_completed: whole,
    exam_members: whole,
  }),
});

export const supervisorCard = z.object({
  supervisor_id: whole,
  employee_no: z.string(),
  name: z.string(),
  team_codes: z.array(z.string()),
  ...groupColumns,
});

export const centerCard = z.object({ evaluations_planned: whole, ...groupColumns });

export type AgentCard = z.infer<typeof agentCard>;
export type TeamCard = z.infer<typeof teamCard>;
export type SupervisorCard = z.infer<typeof supervisorCard>;
export type CenterCard = z.infer<typeof centerCard>;
export type ExamLine = AgentCard['details']['exams'][number];
export type ExamAttemptLine = ExamLine['attempts'][number];
export type CaseLine = AgentCard['details']['cases'][number];
export type CaseEffect = CaseLine['effect'];

/** One stored card as JSON, from a query `select to_jsonb(card) as card`. */
export function cardRow<Card>(card: z.ZodType<Card>): z.ZodType<{ card: Card }> {
  return z.object({ card });
}
