import { z } from 'zod';

/*
 * Cards as they are stored: the keys are the columns. Scores and points in basis points, rates in millionths, figures of the key
 * figures in ten-thousandths, days as `YYYY-MM-DD`; null: no data.
 */
const whole = z.int();
const maybe = whole.nullable();
const text = z.string();
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
  excellent_rate_low_e6: maybe,
  excellent_rate_high_e6: maybe,
  critical_error_rate_e6: maybe,
  critical_error_rate_low_e6: maybe,
  critical_error_rate_high_e6: maybe,
  non_critical_error_rate_e6: maybe,
  business_accuracy_e6: maybe,
  sum_final_bp: whole,
  sum_final_sq: whole,
};

/** The counts behind the rates that have no column of their own. */
const qaCounts = z.object({
  accuracy_applicable: whole,
  accuracy_clean: whole,
  missed_non_critical: whole,
  applicable_non_critical: whole,
  customer_critical: whole,
  business_critical: whole,
  compliance_critical: whole,
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

const compositeLines = {
  /** As each component entered the composite; without a value it is missing, and its weight went to the others. */
  components: z.array(z.object({ code: componentCode, weight_e4: whole, value_bp: maybe, effective_weight_e6: maybe })),
  /** Before points and range. */
  weighted_bp: maybe,
  /** The scheme's bound that was applied; null: none. */
  bounded_at_bp: maybe,
};

const caseLine = z.object({
  case_no: text,
  kind: z.enum(['complaint', 'commendation']),
  verdict: maybeText,
  fault: maybeText,
  level: maybeText,
  category: maybeText,
  recording_id: maybeText,
  confirmed_on: text,
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
  /** Before the cap on commendations. */
  points_bp: whole,
});

export const examLine = z.object({
  exam_code: text,
  exam_name: text,
  score_bp: maybe,
  passed: z.boolean().nullable(),
  pass_bp: whole,
  theory_weight_e4: whole,
  practical_weight_e4: whole,
  /** The attempt that counts; null: neither has a score. */
  counted_attempt: z.union([z.literal(1), z.literal(2)]).nullable(),
  /** The retake was better than the pass mark and stands at it. */
  capped: z.boolean(),
  missing_part: z.enum(['theory', 'practical']).nullable(),
  /** False: exempt, nothing is missed. */
  required: z.boolean(),
  attempts: z.array(
    z.object({
      attempt: z.union([z.literal(1), z.literal(2)]),
      held_on: text,
      status: text,
      unexcused: z.boolean(),
      theory_bp: maybe,
      practical_bp: maybe,
      /** Before the cap of a retake; null: no result. */
      total_bp: maybe,
    }),
  ),
});

const attendanceLines = z.object({ attended_e4: maybe, required_e4: maybe });

const personColumns = { agent_id: whole, employee_no: text, name: text, team_id: maybe, team_code: maybeText };
const caseColumns = { at_fault_complaints: whole, commendations: whole };
const compositeColumns = {
  complaint_points_bp: whole,
  commendation_points_bp: whole,
  composite_bp: maybe,
  grade: maybeText,
  rank_center: maybe,
  status: z.enum(['ranked', 'insufficient_sample', 'no_data']),
};

const agentDetails = z.object({
  ...compositeLines,
  qa: qaCounts.extend({ by_team: z.array(z.object({ team_code: maybeText, n: whole, sum_final_bp: whole })) }),
  quota: z.object({
    planned: whole,
    reason: z.enum(['sampling_plan', 'new_hire', 'bad_month', 'standard']),
    previous_period: text,
    /** null: that month is not published, or the agent had no card or no grade. */
    previous_grade: maybeText,
    previous_critical_errors: maybe,
  }),
  exams: z.array(examLine),
  workload: z.object({
    basis: z.enum(['month', 'per_attended_day']),
    calls_answered_e4: maybe,
    calls_outbound_e4: maybe,
    value_e4: maybe,
    median_e4: maybe,
  }),
  attendance: attendanceLines,
  cases: z.array(caseLine),
  /** All bands the agent is in within the team; empty: stands alone. */
  tie_bands: z.array(whole),
  /** The last day in a team within the period. */
  last_day: text,
});

export const agentCardRow = z.object({
  ...personColumns,
  hired_on: maybeText,
  evaluations_planned: whole,
  /** Drawn at random and released, scored or not. */
  evaluations_completed: whole,
  ...qaColumns,
  customer_critical_accuracy_e6: maybe,
  business_critical_accuracy_e6: maybe,
  compliance_critical_accuracy_e6: maybe,
  exam_theory_bp: maybe,
  exam_practical_bp: maybe,
  exam_score_bp: maybe,
  exam_passed: z.boolean().nullable(),
  workload_score_bp: maybe,
  attendance_score_bp: maybe,
  ...caseColumns,
  ...compositeColumns,
  rank_team: maybe,
  /** The first of the bands of the agent within the team. */
  tie_band: maybe,
  details: agentDetails,
});

export const leaderCardRow = z.object({
  ...personColumns,
  /** The leader's own calls. */
  ...qaColumns,
  team_qa_bp: maybe,
  team_exam_bp: maybe,
  team_workload_bp: maybe,
  coaching_training_bp: maybe,
  own_calls_bp: maybe,
  attendance_score_bp: maybe,
  ...caseColumns,
  ...compositeColumns,
  details: z.object({
    ...compositeLines,
    led_team_codes: z.array(text),
    /** Evaluations behind the team's figures: they decide whether the sample is sufficient. */
    team_evaluations: whole,
    attendance: attendanceLines,
    cases: z.array(caseLine),
    qa: qaCounts,
  }),
});

const groupColumns = { headcount: whole, ...qaColumns, qa_score_mean_of_agents_bp: maybe, exam_score_bp: maybe, ...caseColumns };

export const teamCardRow = z.object({
  team_id: whole,
  team_code: text,
  team_name: text,
  leader_id: maybe,
  supervisor_id: maybe,
  evaluations_planned: whole,
  ...groupColumns,
  workload_score_bp: maybe,
  attendance_score_bp: maybe,
  rank_center: maybe,
  details: z.object({
    qa: qaCounts,
    leader_no: maybeText,
    leader_name: maybeText,
    supervisor_no: maybeText,
    supervisor_name: maybeText,
    evaluations_completed: whole,
    /** How many members each mean of members was taken over. */
    exam_members: whole,
    workload_members: whole,
    attendance_members: whole,
  }),
});

export const supervisorCardRow = z.object({
  supervisor_id: whole,
  employee_no: text,
  name: text,
  team_codes: z.array(text),
  ...groupColumns,
});

export const centerCardRow = z.object({
  evaluations_planned: whole,
  ...groupColumns,
  /** Calls of everyone with a figure. */
  calls_answered: maybe,
  calls_outbound: maybe,
  details: z.object({ qa: qaCounts, evaluations_completed: whole }),
});

export type AgentCardRow = z.infer<typeof agentCardRow>;
export type LeaderCardRow = z.infer<typeof leaderCardRow>;
export type TeamCardRow = z.infer<typeof teamCardRow>;
export type SupervisorCardRow = z.infer<typeof supervisorCardRow>;
export type CenterCardRow = z.infer<typeof centerCardRow>;
export type QaColumns = Pick<CenterCardRow, keyof typeof qaColumns>;
export type QaCounts = z.infer<typeof qaCounts>;
export type CompositeLines = Pick<AgentCardRow['details'], keyof typeof compositeLines>;
export type CaseLine = z.infer<typeof caseLine>;
export type ExamLine = z.infer<typeof examLine>;

/** All cards of one run. */
export interface Cards {
  agents: AgentCardRow[];
  leaders: LeaderCardRow[];
  teams: TeamCardRow[];
  supervisors: SupervisorCardRow[];
  center: CenterCardRow;
}
