import { z } from 'zod';
import { codeSchema, dateSchema, defineRoute, employeeNoSchema, idSchema, listQuery, monthSchema, pageOf, scoreSchema } from './http.js';
import { explainedCardSchema } from './explained-card.js';
import { runQuery, runSchema } from './periods.js';

const rateSchema = z
  .number()
  .nullable()
  .meta({ id: 'Rate', description: 'A fraction with six decimals; null: nothing to count over', example: 0.875 });

const count = z.int();
const maybeCount = z.int().nullable();
const text = z.string();
const maybeText = z.string().nullable();
const cardStatuses = ['ranked', 'insufficient_sample', 'no_data'] as const;

/** Every figure stands beside its n and its 95 % interval. */
const qaFigures = {
  evaluations_counted: count.meta({ description: 'The n of the QA score and of the rates that have no n of their own' }),
  qa_score: scoreSchema,
  qa_low: scoreSchema,
  qa_high: scoreSchema,
  pass_count: count,
  excellent_count: count,
  critical_count: count,
  pass_rate: rateSchema,
  pass_rate_low: rateSchema,
  pass_rate_high: rateSchema,
  excellent_rate: rateSchema,
  excellent_rate_low: rateSchema,
  excellent_rate_high: rateSchema,
  critical_error_rate: rateSchema,
  critical_error_rate_low: rateSchema,
  critical_error_rate_high: rateSchema,
  non_critical_error_rate: rateSchema,
  business_accuracy: rateSchema,
};

/** What cards with details tell beyond the printed columns. */
const countedOver = {
  non_critical_error_rate_n: count.meta({ description: 'Applicable non-critical criteria' }),
  non_critical_error_rate_low: rateSchema,
  non_critical_error_rate_high: rateSchema,
  business_accuracy_n: count.meta({ description: 'Evaluations with an applicable accuracy criterion' }),
  business_accuracy_low: rateSchema,
  business_accuracy_high: rateSchema,
};

const caseFigures = { at_fault_complaints: count, commendations: count };

const compositeFigures = {
  complaint_points: z.number(),
  commendation_points: z.number(),
  composite: scoreSchema,
  grade: maybeText,
  rank_center: maybeCount,
  status: z.enum(cardStatuses),
  missing_components: z.array(text).meta({ description: 'Components without data: left out, the others weigh more' }),
};

const person = { employee_no: text, name: text, team_code: maybeText };

const agentCardSchema = z
  .object({
    ...person,
    hired_on: dateSchema.nullable(),
    evaluations_planned: count,
    evaluations_completed: count,
    ...qaFigures,
    ...countedOver,
    customer_critical_accuracy: rateSchema,
    business_critical_accuracy: rateSchema,
    compliance_critical_accuracy: rateSchema,
    exam_theory: scoreSchema,
    exam_practical: scoreSchema,
    exam_score: scoreSchema,
    exam_passed: z.boolean().nullable(),
    workload_score: scoreSchema,
    attendance_score: scoreSchema,
    ...caseFigures,
    ...compositeFigures,
    rank_team: maybeCount,
    tie_band: maybeCount.meta({ description: 'The first of tie_bands' }),
    tie_bands: z.array(count).meta({ description: 'Bands of agents of the team whose intervals overlap; empty: stands alone' }),
  })
  .meta({ id: 'AgentCard' });

const leaderCardSchema = z
  .object({
    ...person,
    ...qaFigures,
    ...countedOver,
    team_qa: scoreSchema,
    team_exam: scoreSchema,
    team_workload: scoreSchema,
    coaching_training: scoreSchema,
    own_calls: scoreSchema,
    attendance_score: scoreSchema,
    ...caseFigures,
    ...compositeFigures,
    led_team_codes: z.array(text),
  })
  .meta({ id: 'TeamLeaderCard' });

const groupFigures = {
  headcount: count,
  ...qaFigures,
  qa_score_mean_of_agents: scoreSchema,
  exam_score: scoreSchema,
  ...caseFigures,
};

const personName = z.object({ employee_no: text, name: text });

const teamCardSchema = z
  .object({
    team_code: text,
    team_name: text,
    leader: personName.nullable().meta({ description: 'null: none, or not shown to the caller' }),
    supervisor: personName.nullable().meta({ description: 'null: none, or not shown to the caller' }),
    evaluations_planned: count,
    evaluations_completed: count,
    ...groupFigures,
    ...countedOver,
    exam_members: count.meta({ description: 'The n of exam_score' }),
    workload_score: scoreSchema,
    workload_members: count,
    attendance_score: scoreSchema,
    attendance_members: count,
    rank_center: maybeCount,
  })
  .meta({ id: 'TeamCard' });

const supervisorCardSchema = z
  .object({ employee_no: text, name: text, team_codes: z.array(text), ...groupFigures })
  .meta({ id: 'SupervisorCard' });

const centerCardSchema = z
  .object({
    evaluations_planned: count,
    evaluations_completed: count,
    ...groupFigures,
    ...countedOver,
    calls_answered: maybeCount,
    calls_outbound: maybeCount,
  })
  .meta({ id: 'CenterCard' });

const inRun = { permission: 'scorecards.read', data: 'rows', tag: 'scorecards', method: 'GET' } as const;
const below = '/periods/:period/scorecards' as const;
const periodParams = z.strictObject({ period: monthSchema });
const personParams = z.strictObject({ period: monthSchema, employee_no: employeeNoSchema });
const run = idSchema.optional().meta({ description: 'Left out: the newest run that the caller may see' });

/** A page of cards with the run they belong to. */
const cardsOf = <Card extends z.ZodType>(card: Card) => pageOf(card).extend({ run: runSchema });

export const getCenterCard = defineRoute({
  ...inRun,
  path: `${below}/center`,
  summary: 'The centre’s card',
  params: periodParams,
  query: runQuery,
  response: z.object({ run: runSchema, card: centerCardSchema }),
});

export const listSupervisorCards = defineRoute({
  ...inRun,
  path: `${below}/supervisors`,
  summary: 'The cards of shift supervisors: all of them, or one’s own and those over one’s teams',
  params: periodParams,
  query: listQuery(['employee_no', '-employee_no', 'qa_score', '-qa_score', 'name', '-name'], { run }),
  response: cardsOf(supervisorCardSchema),
});

export const getSupervisorCard = defineRoute({
  ...inRun,
  path: `${below}/supervisors/:employee_no`,
  summary: 'One shift supervisor’s card',
  params: personParams,
  query: runQuery,
  response: z.object({ run: runSchema, card: supervisorCardSchema }),
});

export const listTeamCards = defineRoute({
  ...inRun,
  path: `${below}/teams`,
  summary: 'The totals of teams; names of leaders only of teams within the caller’s reach',
  params: periodParams,
  query: listQuery(['rank', '-rank', 'team_code', '-team_code', 'qa_score', '-qa_score'], { run }),
  response: cardsOf(teamCardSchema),
});

export const getTeamCard = defineRoute({
  ...inRun,
  path: `${below}/teams/:team_code`,
  summary: 'One team’s totals',
  params: z.strictObject({ period: monthSchema, team_code: codeSchema }),
  query: runQuery,
  response: z.object({ run: runSchema, card: teamCardSchema }),
});

export const listLeaderCards = defineRoute({
  ...inRun,
  path: `${below}/team-leaders`,
  summary: 'The cards of team leaders',
  params: periodParams,
  query: listQuery(['rank', '-rank', 'composite', '-composite', 'name', '-name'], { run }),
  response: cardsOf(leaderCardSchema),
});

export const getLeaderCard = defineRoute({
  ...inRun,
  path: `${below}/team-leaders/:employee_no`,
  summary: 'One team leader’s card with everything behind it',
  params: personParams,
  query: runQuery,
  response: z.object({ run: runSchema, card: leaderCardSchema, explanation: explainedCardSchema }),
});

export const listAgentCards = defineRoute({
  ...inRun,
  path: `${below}/agents`,
  summary: 'The cards of agents; an agent sees the own one only',
  params: periodParams,
  query: listQuery(['rank', '-rank', 'composite', '-composite', 'qa_score', '-qa_score', 'name', '-name'], {
    run,
    team: codeSchema.optional().meta({ description: 'The code of the team on the card' }),
    grade: codeSchema.optional(),
    status: z.enum(cardStatuses).optional(),
  }),
  response: cardsOf(agentCardSchema),
});

export const getAgentCard = defineRoute({
  ...inRun,
  path: `${below}/agents/:employee_no`,
  summary: 'One agent’s card with everything behind it',
  params: personParams,
  query: runQuery,
  response: z.object({ run: runSchema, card: agentCardSchema, explanation: explainedCardSchema }),
});

export type AgentCard = z.infer<typeof agentCardSchema>;
export type LeaderCard = z.infer<typeof leaderCardSchema>;
export type TeamCard = z.infer<typeof teamCardSchema>;
export type SupervisorCard = z.infer<typeof supervisorCardSchema>;
export type CenterCard = z.infer<typeof centerCardSchema>;
