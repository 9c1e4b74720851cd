import type { Block, Column, Row } from '@platform/spreadsheet/write/workbook-model.js';
import { shareOf } from './figures.js';
import type { ParetoLine, Tally } from './missed-criteria.js';
import type { Say } from './say.js';

/** Bars in a Pareto chart; the table has all. */
const CHARTED = 10;

/** Extra figures of a criterion, at the right end of the table. */
export interface ExtraColumns {
  columns: Column[];
  cells(line: ParetoLine): Row['cells'];
}

/**
 * The Pareto of missed criteria: chart and table, with the centre's rate beside the own one.
 * @param center counts of the whole centre by criterion lineage
 */
export function missedBlocks(say: Say, lines: readonly ParetoLine[], center: ReadonlyMap<number, Tally>, extra: ExtraColumns): Block[] {
  const missed = lines.filter((line) => line.missed > 0).length;
  const table: Block = {
    type: 'table',
    id: 'missed_criteria',
    title: say('monthly_report.missed_title'),
    caption: say('monthly_report.missed_caption'),
    columns: [...missedColumns(say), ...extra.columns],
    rows: lines.map((line) => {
      const whole = center.get(line.criterion.lineage_id) ?? { n: 0, missed: 0 };
      return {
        key: String(line.criterion.lineage_id),
        ...(line.missed === 0 ? { emphasis: 'muted' as const } : {}),
        cells: {
          label: line.label,
          section: line.criterion.section,
          form: line.criterion.form_code,
          critical: line.criterion.critical ? { value: say('monthly_report.critical_mark'), emphasis: 'warn' } : '',
          n: line.n,
          missed: line.missed,
          rate: shareOf(line.missed, line.n),
          center_rate: shareOf(whole.missed, whole.n),
          share: line.share,
          cumulative: line.cumulative,
          ...extra.cells(line),
        },
      };
    }),
    emptyText: say('monthly_report.missed_empty'),
  };
  return missed === 0 ? [table] : [paretoChart(say, lines, missed), table];
}

function missedColumns(say: Say): Column[] {
  return [
    { key: 'label', title: say('monthly_report.col_criterion'), kind: 'text', width: 24 },
    { key: 'section', title: say('monthly_report.col_section'), kind: 'text', width: 15 },
    { key: 'form', title: say('monthly_report.col_form'), kind: 'text', width: 10 },
    { key: 'critical', title: say('monthly_report.col_critical'), kind: 'text', align: 'center' },
    { key: 'n', title: say('monthly_report.col_applicable'), kind: 'int', note: say('monthly_report.note_applicable') },
    { key: 'missed', title: say('monthly_report.col_missed'), kind: 'int', dataBar: true },
    { key: 'rate', title: say('monthly_report.col_missed_rate'), kind: 'rate' },
    { key: 'center_rate', title: say('monthly_report.col_center_missed_rate'), kind: 'rate' },
    { key: 'share', title: say('monthly_report.col_share'), kind: 'rate' },
    { key: 'cumulative', title: say('monthly_report.col_cumulative'), kind: 'rate' },
  ];
}

function paretoChart(say: Say, lines: readonly ParetoLine[], missed: number): Block {
  const shown = Math.min(CHARTED, missed);
  const first = Math.min(3, shown);
  const share = Math.round((lines[first - 1]?.cumulative ?? 0) * 100);
  return {
    type: 'chart',
    kind: 'pareto',
    title: say('monthly_report.pareto_title', { first, share }),
    table: 'missed_criteria',
    categories: 'label',
    series: [{ column: 'missed', labels: true }, { column: 'cumulative' }],
    firstRows: shown,
    primaryAxis: { title: say('monthly_report.col_missed') },
    secondaryAxis: { title: say('monthly_report.col_cumulative') },
    height: 17,
  };
}
