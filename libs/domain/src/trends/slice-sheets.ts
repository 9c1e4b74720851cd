import type { MissedCriteria, ScoreDistribution, TrendComparison, TrendHeatMap } from '@contracts/trend-slices.js';
import type { Column, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { isSmall, kindOf, type Say } from './trend-book.js';

/** So many criteria in the picture; all stand in the table. */
const SHOWN = 15;

export function criteriaSheet({ items }: MissedCriteria, say: Say): SheetModel {
  const columns: Column[] = [
    { key: 'form', title: say('form'), kind: 'text' },
    { key: 'code', title: say('criterion_code'), kind: 'text' },
    { key: 'name', title: say('criterion'), kind: 'text' },
    { key: 'missed', title: say('missed'), kind: 'int', dataBar: true },
    { key: 'n', title: say('applicable'), kind: 'int' },
    { key: 'rate', title: say('rate'), kind: 'rate' },
    { key: 'share', title: say('share'), kind: 'rate' },
    { key: 'cumulative', title: say('cumulative'), kind: 'rate' },
    { key: 'low', title: say('low'), kind: 'rate', outlineCollapsed: true },
    { key: 'high', title: say('high'), kind: 'rate', outlineCollapsed: true },
  ];
  const rows = items.map(({ form_code: form, code, name, missed, n, rate, share, cumulative, low, high }) => ({
    key: `${form} ${code}`,
    cells: { form, code, name, missed, n, rate, share, cumulative, low, high },
  }));
  return {
    name: say('criteria'),
    blocks: [
      {
        type: 'chart',
        kind: 'pareto',
        title: say('criteria'),
        table: 'Criteria_data',
        categories: 'name',
        series: [{ column: 'missed' }, { column: 'cumulative' }],
        firstRows: SHOWN,
      },
      { type: 'table', id: 'Criteria_data', columns, rows, emptyText: say('empty') },
    ],
  };
}

export function distributionSheet({ bars }: ScoreDistribution, say: Say): SheetModel {
  return {
    name: say('distribution'),
    blocks: [
      {
        type: 'chart',
        kind: 'column',
        title: say('distribution'),
        table: 'Score_data',
        categories: 'range',
        series: [{ column: 'n' }],
      },
      {
        type: 'table',
        id: 'Score_data',
        columns: [
          { key: 'range', title: say('score_range'), kind: 'text' },
          { key: 'n', title: say('n'), kind: 'int' },
        ],
        rows: bars.map(({ from, to, n }) => ({ key: String(from), cells: { range: `${from}–${to}`, n } })),
        emptyText: say('empty'),
      },
    ],
  };
}

export function heatMapSheet({ teams }: TrendHeatMap, say: Say): SheetModel {
  const measures = teams[0]?.cells ?? [];
  const columns: Column[] = [
    { key: 'code', title: say('team_code'), kind: 'text' },
    { key: 'team', title: say('team'), kind: 'text' },
    { key: 'n', title: say('n'), kind: 'int' },
    ...measures.map(({ measure, unit }): Column => ({ key: measure, title: say(measure), kind: kindOf(unit) })),
    { key: 'remarks', title: say('remarks'), kind: 'text' },
  ];
  const rows = teams.map(({ team_code, team_name, cells }) => ({
    key: team_code,
    ...(isSmall(cells[0]?.n ?? null) ? { emphasis: 'small-sample' as const } : {}),
    cells: {
      code: team_code,
      team: team_name,
      n: cells[0]?.n ?? 0,
      ...Object.fromEntries(cells.map(({ measure, value }) => [measure, value])),
      remarks: cells
        .flatMap(({ measure, against_others }) => (against_others === null ? [] : [say(against_others, { measure: say(measure) })]))
        .join('; '),
    },
  }));
  return { name: say('heat_map'), blocks: [{ type: 'table', id: 'Team_data', columns, rows, emptyText: say('empty') }] };
}

export function comparisonSheets({ measures, teams }: TrendComparison, measure: 'score' | 'rate', say: Say): SheetModel[] {
  type Compared = Omit<TrendComparison['teams'][number], 'team_code' | 'team_name'>;
  const cells = ({ before, now, difference, low, high, verdict }: Compared) => ({
    before: before.value,
    before_n: before.n,
    now: now.value,
    now_n: now.n,
    difference,
    verdict: say(verdict),
    low,
    high,
  });
  const columns = (kind: Column['kind']): Column[] => [
    { key: 'before', title: say('before'), kind },
    { key: 'before_n', title: say('before_n'), kind: 'int' },
    { key: 'now', title: say('now'), kind },
    { key: 'now_n', title: say('now_n'), kind: 'int' },
    { key: 'difference', title: say('difference'), kind },
    { key: 'verdict', title: say('verdict'), kind: 'text' },
    { key: 'low', title: say('low'), kind, outlineCollapsed: true },
    { key: 'high', title: say('high'), kind, outlineCollapsed: true },
  ];
  const named: Column = { key: 'name', title: say('measure'), kind: 'text' };
  const tableOf = (unit: 'score' | 'rate') => ({
    type: 'table' as const,
    id: unit === 'score' ? 'Scores_data' : 'Rates_data',
    columns: [named, ...columns(kindOf(unit))],
    rows: measures
      .filter((row) => row.unit === unit)
      .map((row) => ({ key: row.measure, cells: { name: say(row.measure), ...cells(row) } })),
    emptyText: say('empty'),
  });
  return [
    { name: say('comparison'), blocks: [tableOf('score'), tableOf('rate')] },
    {
      name: say('team'),
      blocks: [
        {
          type: 'table',
          id: 'Teams_data',
          columns: [
            { key: 'code', title: say('team_code'), kind: 'text' },
            { key: 'team', title: say('team'), kind: 'text' },
            ...columns(kindOf(measure)),
          ],
          rows: teams.map((row) => ({ key: row.team_code, cells: { code: row.team_code, team: row.team_name, ...cells(row) } })),
          emptyText: say('empty'),
        },
      ],
    },
  ];
}
