import type { Block, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { scoreOf } from '../monthly/figures.js';
import { trendBlocks } from '../monthly/trend-blocks.js';
import type { SheetInput } from './sheet-input.js';
import { teamTitles } from './team-titles.js';

/** Lines that can still be told apart in one chart. */
const MOST_LINES = 6;

export function trendSheet(input: SheetInput): SheetModel {
  const { facts, say } = input;
  return {
    name: say('monthly_report.sheet_trend'),
    title: say('monthly_report.trend_sheet_title'),
    blocks: [...trendBlocks(say, facts.trend), ...teamBlocks(input)],
  };
}

/** Each team's score month by month. */
function teamBlocks({ facts, say }: SheetInput): Block[] {
  const { teams, teamTrend } = facts;
  if (teams.length < 2) return [];
  const titles = teamTitles(teams);
  const months = [...new Set(teamTrend.map((month) => month.periodId))].sort();
  const key = (teamId: number) => `team_${teamId}`;
  const table: Block = {
    type: 'table',
    id: 'team_trend',
    title: say('supervisor_report.team_trend_title'),
    columns: [
      { key: 'month', title: say('monthly_report.col_month'), kind: 'month' },
      ...teams.map((team) => ({ key: key(team.team_id), title: titles.get(team.team_id) ?? team.team_code, kind: 'score' as const })),
    ],
    rows: months.map((month) => ({
      cells: {
        month,
        ...Object.fromEntries(
          teams.map((team) => {
            const found = teamTrend.find((one) => one.periodId === month && one.figures.team_id === team.team_id);
            return [key(team.team_id), scoreOf(found?.figures.qa_score_bp ?? null)];
          }),
        ),
      },
    })),
    emptyText: say('monthly_report.trend_empty'),
  };
  const chart: Block = {
    type: 'chart',
    kind: 'line',
    title: say('supervisor_report.chart_team_trend'),
    table: 'team_trend',
    categories: 'month',
    series: teams.slice(0, MOST_LINES).map((team) => ({ column: key(team.team_id) })),
    primaryAxis: { title: say('monthly_report.axis_score') },
    height: 15,
  };
  return months.length === 0 ? [table] : [table, chart];
}
