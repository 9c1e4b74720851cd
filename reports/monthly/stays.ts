import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import type { ReportContext, ReportPeriod } from '@platform/report/report-definition.js';
import { groupedBy } from './figures.js';

const STAYS = loadSql(import.meta.url, './sql/stays.sql');

const stayRow = z.object({
  agent_id: z.int(),
  employee_no: z.string(),
  name: z.string(),
  team_id: z.int(),
  team_name: z.string(),
  /** First day in the team; null: from the beginning. */
  from_day: z.string().nullable(),
  /** Last day in the team; null: still there. */
  to_day: z.string().nullable(),
  /** Last day worked, when it lies in the period. */
  left_on: z.string().nullable(),
});

/** Someone's time in a team, touching the period; a person's stays are in the order of time. */
export type Stay = z.infer<typeof stayRow>;

export async function loadStays(context: ReportContext, teamIds: number[]): Promise<Map<number, Stay[]>> {
  const { firstDay, lastDay } = context.period;
  return groupedBy(await context.rows(STAYS, [firstDay, lastDay, teamIds], stayRow), (stay) => stay.agent_id);
}

export interface Move {
  day: string;
  team: string;
}

/** The move into the team where someone was last, when it came within the period from another team. */
export function moveIn(stays: readonly Stay[], period: ReportPeriod): Move | null {
  const last = stays.at(-1);
  const previous = stays.at(-2);
  if (last === undefined || last.from_day === null || previous === undefined) return null;
  if (last.from_day <= period.firstDay || previous.team_id === last.team_id) return null;
  return { day: last.from_day, team: previous.team_name };
}

/** The move out of a team within the period, when another team follows. */
export function moveOut(stays: readonly Stay[], teamId: number): Move | null {
  const at = stays.findLastIndex((stay) => stay.team_id === teamId);
  const next = stays[at + 1];
  return at < 0 || next === undefined || next.from_day === null ? null : { day: next.from_day, team: next.team_name };
}
