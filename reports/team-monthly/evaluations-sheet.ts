import type { Block, Column, Row, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { purposeName } from '../monthly/definitions.js';
import { scoreOf } from '../monthly/figures.js';
import type { Say } from '../monthly/say.js';
import type { SheetInput } from './sheet-input.js';
import type { EvaluationRow, MissedItem } from './team-facts.js';

/** Every evaluation behind the figures; those that count in no average stand apart. */
export function evaluationsSheet(input: SheetInput): SheetModel {
  const { facts, say } = input;
  const { purposes } = facts.setup.scheme.definition;
  const counted = facts.evaluations.filter((row) => purposes.includes(row.purpose));
  const apart = facts.evaluations.filter((row) => !purposes.includes(row.purpose));
  return {
    name: say('team_report.sheet_evaluations'),
    title: say('team_report.evaluations_heading'),
    freeze: { columns: 2 },
    blocks: [
      table(
        input,
        'evaluations',
        say('team_report.evaluations_title', { n: counted.length }),
        say('team_report.evaluations_caption'),
        counted,
      ),
      table(input, 'evaluations_apart', say('team_report.apart_title', { n: apart.length }), say('team_report.apart_caption'), apart),
    ],
  };
}

function table(input: SheetInput, id: string, title: string, caption: string, rows: EvaluationRow[]): Block {
  const { say } = input;
  const empty = say(id === 'evaluations' ? 'team_report.evaluations_empty' : 'team_report.apart_empty');
  return {
    type: 'table',
    id,
    title,
    caption,
    columns: columns(say),
    rows: rows.map((row) => evaluationLine(input, row)),
    emptyText: empty,
  };
}

function columns(say: Say): Column[] {
  return [
    { key: 'no', title: say('monthly_report.col_no'), kind: 'text', width: 8 },
    { key: 'name', title: say('monthly_report.col_name'), kind: 'text', width: 10 },
    { key: 'evaluation', title: say('team_report.col_evaluation_no'), kind: 'text', width: 17 },
    { key: 'called', title: say('team_report.col_called_at'), kind: 'datetime', width: 17 },
    { key: 'direction', title: say('team_report.col_direction'), kind: 'text', width: 6 },
    { key: 'form', title: say('monthly_report.col_form'), kind: 'text', width: 12 },
    { key: 'purpose', title: say('team_report.col_purpose'), kind: 'text', width: 8 },
    { key: 'evaluator', title: say('team_report.col_evaluator'), kind: 'text', width: 10 },
    { key: 'raw', title: say('team_report.col_raw'), kind: 'score', width: 8 },
    { key: 'final', title: say('team_report.col_final'), kind: 'score', width: 8, dataBar: true },
    { key: 'result', title: say('team_report.col_result'), kind: 'text', width: 7, align: 'center' },
    { key: 'missed', title: say('team_report.col_missed_items'), kind: 'text', width: 30 },
    { key: 'comment', title: say('team_report.col_comment'), kind: 'text', width: 32 },
    { key: 'counts', title: say('team_report.col_counts'), kind: 'text', width: 14 },
  ];
}

function evaluationLine({ facts, say }: SheetInput, row: EvaluationRow): Row {
  const result = resultOf(row, facts.setup.scheme.definition);
  return {
    key: row.employee_no,
    cells: {
      no: row.employee_no,
      name: row.name,
      evaluation: row.evaluation_no,
      called: row.called_at,
      direction: row.direction === null ? null : say(row.direction === 'inbound' ? 'team_report.inbound' : 'team_report.outbound'),
      form: `${row.form_code} ${row.form_version}`,
      purpose: purposeName(say, row.purpose),
      evaluator: row.evaluator_name,
      raw: scoreOf(row.raw_bp),
      final: { value: scoreOf(row.final_bp), ...(result === 'critical' || result === 'failed' ? { emphasis: 'warn' as const } : {}) },
      result: { value: say(RESULTS[result]), ...(result === 'critical' || result === 'failed' ? { emphasis: 'warn' as const } : {}) },
      missed: row.missed.map((item) => missedWords(say, item)).join(say('monthly_report.list_separator')),
      comment: row.comment ?? '',
      counts: countsWords(say, row, facts.team.team_id, facts.setup.scheme.definition.purposes),
    },
  };
}

const RESULTS = {
  critical: 'team_report.result_critical',
  unscored: 'team_report.result_unscored',
  excellent: 'team_report.result_excellent',
  passed: 'team_report.result_passed',
  failed: 'team_report.result_failed',
} as const;

function resultOf(row: EvaluationRow, marks: { passBp: number; excellentBp: number }): keyof typeof RESULTS {
  if (row.critical_failed) return 'critical';
  if (row.final_bp === null) return 'unscored';
  if (row.final_bp >= marks.excellentBp) return 'excellent';
  return row.final_bp >= marks.passBp ? 'passed' : 'failed';
}

/** A deduction with what was taken off, anything else with what was awarded of how much. */
function missedWords(say: Say, item: MissedItem): string {
  const points = String(item.points / 100);
  const words =
    item.kind === 'deduction'
      ? item.points === 0
        ? item.name
        : say('team_report.missed_deducted', { name: item.name, points })
      : say('team_report.missed_awarded', { name: item.name, points, max: String(item.max_points / 100) });
  return item.critical ? say('team_report.missed_critical', { item: words }) : words;
}

/** In whose average an evaluation is: calls go with the person, and with the team of the day. */
function countsWords(say: Say, row: EvaluationRow, teamId: number, purposes: readonly string[]): string {
  if (!purposes.includes(row.purpose)) return say('team_report.counts_not');
  if (row.final_bp === null) return say('team_report.counts_unscored');
  if (row.card_team_id !== teamId) return say('team_report.counts_team', { team: row.card_team_name ?? '—' });
  if (row.call_team_id !== teamId) return say('team_report.counts_person', { team: row.call_team_name ?? '—' });
  return say('team_report.counts_both');
}
