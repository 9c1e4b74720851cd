import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import type { ReportContext } from '@platform/report/report-definition.js';
import { pLimits } from '@scoring/p-limits.js';
import { xmrLimits } from '@scoring/xmr-limits.js';
import { teamCard, type TeamCard } from './cards.js';

const TEAM_TREND = loadSql(import.meta.url, './sql/team-trend.sql');

/** This month and the twelve before it: the same month of last year stands beside this one. */
export const TREND_MONTHS = 13;
/** With fewer months the range of normal variation says little. */
const FEWEST_MONTHS = 6;

/** The figures of a group of agents in one month; scores in basis points. */
export interface MonthFigures {
  headcount: number;
  evaluations_counted: number;
  qa_score_bp: number | null;
  qa_score_mean_of_agents_bp: number | null;
  pass_count: number;
  pass_rate_e6: number | null;
  critical_count: number;
  critical_error_rate_e6: number | null;
  exam_score_bp: number | null;
  at_fault_complaints: number;
  commendations: number;
}

/** A month of a trend; figures null: nothing is known of it. */
export interface TrendMonth {
  periodId: string;
  scheme: string | null;
  /** Form versions that its evaluations were scored by, `STD-IN 2`. */
  forms: string[];
  figures: MonthFigures | null;
}

const teamTrendRow = z.object({
  period_id: z.string(),
  scheme_code: z.string(),
  scheme_number: z.int(),
  card: teamCard,
  forms: z.array(z.string()),
});

export interface TeamMonth extends TrendMonth {
  figures: TeamCard;
}

/** Each team's months, the oldest first; months without a card are absent. */
export async function loadTeamTrend(context: ReportContext, teamIds: number[]): Promise<TeamMonth[]> {
  const rows = await context.rows(TEAM_TREND, [context.period.id, context.run.id, teamIds, TREND_MONTHS], teamTrendRow);
  return rows.map((row) => ({
    periodId: row.period_id,
    scheme: `${row.scheme_code} ${row.scheme_number}`,
    forms: row.forms,
    figures: row.card,
  }));
}

/** The months with those between them that have nothing, so that a gap shows as one. */
export function withGaps(months: readonly TrendMonth[]): TrendMonth[] {
  const filled: TrendMonth[] = [];
  for (const month of months) {
    let last = filled.at(-1);
    while (last !== undefined && nextMonth(last.periodId) < month.periodId) {
      last = { periodId: nextMonth(last.periodId), scheme: null, forms: [], figures: null };
      filled.push(last);
    }
    filled.push(month);
  }
  return filled;
}

function nextMonth(periodId: string): string {
  const [year, month] = periodId.split('-').map(Number);
  return new Date(Date.UTC(year!, month!, 1)).toISOString().slice(0, 7);
}

export interface Limits {
  lower: number;
  upper: number;
}

/** What stands out in a month: beyond the range of normal variation, or one of a long row on one side of the middle. */
export type Mark = 'qa_low' | 'qa_high' | 'qa_long_low' | 'qa_long_high' | 'pass_low' | 'pass_high';

export interface MonthLimits {
  /** Basis points; null: too few months. */
  qa: Limits | null;
  /** Fractions; null: too few months. */
  pass: Limits | null;
  marks: Mark[];
}

/** The range of normal variation of each month and what lies outside it, in the order of the months. */
export function monthLimits(months: readonly TrendMonth[]): MonthLimits[] {
  const scored = months.flatMap((month, at) =>
    month.figures === null || month.figures.qa_score_bp === null ? [] : [{ at, bp: month.figures.qa_score_bp }],
  );
  const limits = months.map((): MonthLimits => ({ qa: null, pass: null, marks: [] }));
  if (scored.length < FEWEST_MONTHS) return limits;
  const natural = xmrLimits(scored.map((month) => month.bp));
  if (natural !== null) {
    for (const month of limits) month.qa = { lower: natural.lower, upper: natural.upper };
    for (const { index, rule } of natural.signals) {
      const { at, bp } = scored[index]!;
      const low = bp < natural.center;
      limits[at]!.marks.push(rule === 'beyond_limits' ? (low ? 'qa_low' : 'qa_high') : low ? 'qa_long_low' : 'qa_long_high');
    }
  }
  markPassRates(months, limits);
  return limits;
}

function markPassRates(months: readonly TrendMonth[], limits: MonthLimits[]): void {
  const rates = pLimits(months.map(({ figures }) => ({ x: figures?.pass_count ?? 0, n: figures?.evaluations_counted ?? 0 })));
  if (rates === null) return;
  rates.points.forEach((point, at) => {
    if (point.value !== null) limits[at]!.pass = { lower: point.lower, upper: point.upper };
  });
  for (const { index, rule } of rates.signals) {
    if (rule === 'beyond_limits') limits[index]!.marks.push((rates.points[index]!.value ?? 0) < rates.center ? 'pass_low' : 'pass_high');
  }
}

/** What was changed in the way of scoring from the month before: what rose or fell then may be that. */
export interface RuleChange {
  /** Form versions that were not in use the month before. */
  forms: string[];
  /** The new scheme version; null: the same. */
  scheme: string | null;
}

export function ruleChange(month: TrendMonth, before: TrendMonth | undefined): RuleChange {
  if (before === undefined || month.figures === null || before.figures === null) return { forms: [], scheme: null };
  return {
    forms: before.forms.length === 0 ? [] : month.forms.filter((form) => !before.forms.includes(form)),
    scheme: before.scheme !== null && before.scheme !== month.scheme ? month.scheme : null,
  };
}
