import { z } from 'zod';
import type { AgentCard, CenterCard, LeaderCard, SupervisorCard, TeamCard } from '@contracts/scorecards.js';
import type { ListShape, SortColumn } from '@platform/paging/list-query.js';
import { wilsonE6 } from '@scoring/wilson-interval.js';
import { agentCardRow, centerCardRow, leaderCardRow, supervisorCardRow, teamCardRow } from './card-rows.js';
import { printedFigures } from './printed-figures.js';

/*
 * Lists of cards, read straight from their columns; of the details only what a list shows. Each shape's rows become printed cards.
 */

/** Sums are for arithmetic and not shown. */
const NOT_SHOWN = { sum_final_bp: true, sum_final_sq: true } as const;

const counts = z.object({
  accuracy_applicable: z.int(),
  accuracy_clean: z.int(),
  missed_non_critical: z.int(),
  applicable_non_critical: z.int(),
});

/** Columns that the driver would not read as the plain values they are. */
const CAST: Readonly<Record<string, string>> = {
  hired_on: 'c.hired_on::text',
  calls_answered: 'c.calls_answered::float8',
  calls_outbound: 'c.calls_outbound::float8',
};

const columnsOf = (row: z.ZodObject): string =>
  Object.keys(row.shape)
    .map((column) => (CAST[column] === undefined ? `c.${column}` : `${CAST[column]} as ${column}`))
    .join(', ');

/** Of the details, which are long, only what lists show; picked from the rows of a page alone. */
const picked = (...keys: string[]): string =>
  `jsonb_build_object(${keys.map((key) => `'${key}', c.details -> '${key}'`).join(', ')}) as details`;

const components = z.array(z.object({ code: z.string(), value_bp: z.int().nullable() }));

const missing = (parts: z.output<typeof components>): string[] => parts.filter((part) => part.value_bp === null).map((part) => part.code);

function shapeOf<Row extends z.ZodObject, Extra extends z.ZodRawShape, Card>(
  table: string,
  row: Row,
  extra: { sql: string; shape: Extra },
  sorts: Readonly<Record<string, SortColumn>>,
  key: SortColumn,
  print: (parsed: z.output<z.ZodObject<Row['shape'] & Extra>>) => Card,
): ListShape<Card> {
  const parsed = z.object({ ...row.shape, ...extra.shape }) as unknown as z.ZodType<z.output<z.ZodObject<Row['shape'] & Extra>>>;
  const more = extra.sql === '' ? '' : `, ${extra.sql}`;
  return {
    select: `${columnsOf(row)}${more}`,
    from: `from ${table} c`,
    shown: { alias: 'c', joins: '' },
    sorts,
    key: [key],
    row: parsed.transform(print),
    plannedOnce: true,
  };
}

const NUMBER: SortColumn = { sql: 'c.employee_no', type: 'text' };
const NAME: SortColumn = { sql: 'c.name collate "zh-x-icu"', type: 'text' };
const RANK: SortColumn = { sql: 'c.rank_center', type: 'int', nullable: true };
const COMPOSITE: SortColumn = { sql: 'c.composite_bp', type: 'int', nullable: true };
const QA: SortColumn = { sql: 'c.qa_score_bp', type: 'int', nullable: true };

export const AGENT_CARDS = shapeOf(
  'agent_scorecard',
  agentCardRow.omit({ ...NOT_SHOWN, details: true }),
  {
    sql: picked('components', 'qa', 'tie_bands'),
    shape: { details: z.object({ components, qa: counts, tie_bands: z.array(z.int()) }) },
  },
  { rank: RANK, composite: COMPOSITE, qa_score: QA, name: NAME },
  NUMBER,
  ({ details, ...card }): AgentCard => ({
    ...printedFigures(card),
    ...countedOver(details.qa),
    missing_components: missing(details.components),
    tie_bands: details.tie_bands,
  }),
);

export const LEADER_CARDS = shapeOf(
  'leader_scorecard',
  leaderCardRow.omit({ ...NOT_SHOWN, details: true }),
  {
    sql: picked('components', 'qa', 'led_team_codes'),
    shape: { details: z.object({ components, qa: counts, led_team_codes: z.array(z.string()) }) },
  },
  { rank: RANK, composite: COMPOSITE, name: NAME },
  NUMBER,
  ({ details, ...card }): LeaderCard => ({
    ...printedFigures(card),
    ...countedOver(details.qa),
    missing_components: missing(details.components),
    led_team_codes: details.led_team_codes,
  }),
);

const teamDetails = teamCardRow.shape.details;

/** With the team's internal number, by which it is told whether its leaders' names may be shown. */
export const TEAM_CARDS = shapeOf(
  'team_scorecard',
  teamCardRow.omit({ ...NOT_SHOWN, details: true }),
  { sql: 'c.details', shape: { details: teamDetails } },
  { rank: RANK, team_code: { sql: 'c.team_code', type: 'text' }, qa_score: QA },
  { sql: 'c.team_code', type: 'text' },
  ({ details, ...card }): { teamId: number; card: TeamCard } => ({
    teamId: card.team_id,
    card: {
      ...printedFigures(card),
      ...countedOver(details.qa),
      leader: named(details.leader_no, details.leader_name),
      supervisor: named(details.supervisor_no, details.supervisor_name),
      evaluations_completed: details.evaluations_completed,
      exam_members: details.exam_members,
      workload_members: details.workload_members,
      attendance_members: details.attendance_members,
    },
  }),
);

export const SUPERVISOR_CARDS = shapeOf(
  'supervisor_scorecard',
  supervisorCardRow.omit(NOT_SHOWN),
  { sql: '', shape: {} },
  { employee_no: NUMBER, qa_score: QA, name: NAME },
  NUMBER,
  (card): SupervisorCard => printedFigures(card),
);

export const CENTER_CARDS = shapeOf(
  'center_scorecard',
  centerCardRow.omit({ ...NOT_SHOWN, details: true }),
  { sql: picked('qa', 'evaluations_completed'), shape: { details: z.object({ qa: counts, evaluations_completed: z.int() }) } },
  { run: { sql: 'c.run_id', type: 'int' } },
  { sql: 'c.run_id', type: 'int' },
  ({ details, ...card }): CenterCard => ({
    ...printedFigures(card),
    ...countedOver(details.qa),
    evaluations_completed: details.evaluations_completed,
  }),
);

function named(employeeNo: string | null, name: string | null): { employee_no: string; name: string } | null {
  return employeeNo === null || name === null ? null : { employee_no: employeeNo, name };
}

type CountedOver = Pick<
  AgentCard,
  | 'non_critical_error_rate_n'
  | 'non_critical_error_rate_low'
  | 'non_critical_error_rate_high'
  | 'business_accuracy_n'
  | 'business_accuracy_low'
  | 'business_accuracy_high'
>;

/** The n and the interval of the rates that are counted over something else than evaluations. */
function countedOver(over: z.output<typeof counts>): CountedOver {
  const missed = wilsonE6(over.missed_non_critical, over.applicable_non_critical);
  const clean = wilsonE6(over.accuracy_clean, over.accuracy_applicable);
  const fraction = (millionths: number | undefined): number | null => (millionths === undefined ? null : millionths / 1_000_000);
  return {
    non_critical_error_rate_n: over.applicable_non_critical,
    non_critical_error_rate_low: fraction(missed?.low),
    non_critical_error_rate_high: fraction(missed?.high),
    business_accuracy_n: over.accuracy_applicable,
    business_accuracy_low: fraction(clean?.low),
    business_accuracy_high: fraction(clean?.high),
  };
}
