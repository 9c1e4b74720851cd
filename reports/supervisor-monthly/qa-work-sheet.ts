import type { Block, Column, Row, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { meanBp } from '@scoring/mean-bp.js';
import { welchDifference } from '@scoring/welch-difference.js';
import { shareOf, sumOf } from '../monthly/figures.js';
import type { Say } from '../monthly/say.js';
import type { SheetInput } from './sheet-input.js';
import type { EvaluatorRow } from './supervisor-facts.js';

/** How much was evaluated, by whom, and how far the scores can be trusted. */
export function qaWorkSheet(input: SheetInput): SheetModel {
  const { facts, say } = input;
  const { evaluators } = facts;
  const rechecked = sumOf(evaluators, (row) => row.rechecked);
  const seconds = sumOf(evaluators, (row) => row.second_looks);
  return {
    name: say('supervisor_report.sheet_qa_work'),
    title: say('supervisor_report.qa_work_heading'),
    freeze: { columns: 2 },
    blocks: [
      workFacts(input, rechecked),
      {
        type: 'table',
        id: 'evaluators',
        title: say('supervisor_report.evaluators_title'),
        caption: say('supervisor_report.evaluators_caption'),
        columns: evaluatorColumns(say),
        rows: evaluators.map((row) => evaluatorLine(say, row, evaluators)),
        emptyText: say('supervisor_report.evaluators_empty'),
      },
      completionTable(input),
      {
        type: 'text',
        title: say('supervisor_report.trust_title'),
        paragraphs: [
          rechecked === 0
            ? say('supervisor_report.trust_no_recheck')
            : say('supervisor_report.trust_recheck', { n: rechecked, changed: sumOf(evaluators, (row) => row.changed) }),
          ...(seconds === 0 ? [say('supervisor_report.trust_no_second')] : []),
          say('supervisor_report.trust_severity'),
        ],
      },
    ],
  };
}

function workFacts({ facts, say }: SheetInput, rechecked: number): Block {
  const planned = sumOf(facts.teams, (team) => team.evaluations_planned);
  const done = sumOf(facts.teams, (team) => team.details.evaluations_completed);
  const under = facts.agents.filter((card) => card.evaluations_completed < card.evaluations_planned).length;
  const warn = (on: boolean) => (on ? { emphasis: 'warn' as const } : {});
  return {
    type: 'facts',
    pairs: [
      { label: say('supervisor_report.fact_completion', { done, planned }), value: shareOf(done, planned), kind: 'rate' },
      { label: say('supervisor_report.fact_under'), value: under, kind: 'int', ...warn(under > 0) },
      { label: say('supervisor_report.fact_evaluators'), value: facts.evaluators.length, kind: 'int' },
      { label: say('supervisor_report.fact_rechecked'), value: rechecked, kind: 'int', ...warn(rechecked === 0) },
    ],
  };
}

function evaluatorColumns(say: Say): Column[] {
  return [
    { key: 'no', title: say('monthly_report.col_no'), kind: 'text', width: 9 },
    { key: 'name', title: say('supervisor_report.col_evaluator'), kind: 'text', width: 10 },
    { key: 'done', title: say('supervisor_report.col_evaluations'), kind: 'int', width: 7 },
    { key: 'random', title: say('supervisor_report.col_random'), kind: 'int', width: 7 },
    { key: 'directed', title: say('supervisor_report.col_directed'), kind: 'int', width: 8 },
    { key: 'seconds', title: say('supervisor_report.col_seconds'), kind: 'int', width: 8 },
    { key: 'agents', title: say('supervisor_report.col_agents'), kind: 'int', width: 7 },
    { key: 'mean', title: say('supervisor_report.col_mean_given'), kind: 'score', width: 8 },
    { key: 'lowest', title: say('supervisor_report.col_lowest'), kind: 'score', width: 8 },
    { key: 'quarter', title: say('supervisor_report.col_half_low'), kind: 'score', width: 9 },
    { key: 'three_quarter', title: say('supervisor_report.col_half_high'), kind: 'score', width: 9 },
    { key: 'highest', title: say('supervisor_report.col_highest'), kind: 'score', width: 8 },
    { key: 'critical', title: say('supervisor_report.col_critical_given'), kind: 'int', width: 8 },
    { key: 'against', title: say('supervisor_report.col_against'), kind: 'text', width: 17 },
    { key: 'rechecked', title: say('supervisor_report.col_rechecked'), kind: 'int', width: 7 },
    { key: 'recheck_rate', title: say('supervisor_report.col_recheck_rate'), kind: 'rate', width: 8 },
    { key: 'changed', title: say('supervisor_report.col_changed'), kind: 'int', width: 7 },
    {
      key: 'errors',
      title: say('supervisor_report.col_error_rate'),
      kind: 'rate',
      width: 8,
      note: say('supervisor_report.note_error_rate'),
    },
    { key: 'remark', title: say('monthly_report.col_remark'), kind: 'text', width: 18 },
  ];
}

/** A score in basis points from the database's interpolation, to two decimals. */
const interpolated = (bp: number | null): number | null => (bp === null ? null : Math.round(bp) / 100);

function evaluatorLine(say: Say, row: EvaluatorRow, all: readonly EvaluatorRow[]): Row {
  const mean = meanBp(row.sum_final_bp, row.counted);
  const unchecked = row.rechecked === 0;
  return {
    key: row.employee_no,
    cells: {
      no: row.employee_no,
      name: row.name,
      done: row.done,
      random: row.random,
      directed: row.directed,
      seconds: row.second_looks,
      agents: row.agents,
      mean: interpolated(mean),
      lowest: interpolated(row.lowest_bp),
      quarter: interpolated(row.quarter_bp),
      three_quarter: interpolated(row.three_quarter_bp),
      highest: interpolated(row.highest_bp),
      critical: row.critical,
      against: againstOthers(say, row, all),
      rechecked: row.rechecked,
      recheck_rate: shareOf(row.rechecked, row.checkable),
      changed: unchecked ? null : row.changed,
      // No error was found where nobody looked: that is no rate of zero.
      errors: unchecked ? null : shareOf(row.changed, row.checkable),
      remark: unchecked ? { value: say('supervisor_report.not_rechecked'), emphasis: 'small-sample' } : '',
    },
  };
}

/** Whether the scores an evaluator gave lie apart from those of the others by more than chance. */
function againstOthers(say: Say, row: EvaluatorRow, all: readonly EvaluatorRow[]): string | null {
  const sample = (rows: readonly EvaluatorRow[]) => ({
    n: sumOf(rows, (one) => one.counted),
    sum: sumOf(rows, (one) => one.sum_final_bp),
    sumSquares: sumOf(rows, (one) => one.sum_final_sq),
  });
  const difference = welchDifference(sample([row]), sample(all.filter((other) => other !== row)));
  if (difference === null) return null;
  if (!difference.real) return say('supervisor_report.against_alike');
  const by = Math.abs(difference.difference / 100).toFixed(2);
  return say(difference.difference < 0 ? 'supervisor_report.against_low' : 'supervisor_report.against_high', { by });
}

/** Quota and done by team: columns under those of the evaluators. */
function completionTable({ facts, say }: SheetInput): Block {
  return {
    type: 'table',
    id: 'completion',
    title: say('supervisor_report.completion_title'),
    columns: [
      { key: 'code', title: say('supervisor_report.col_team_code'), kind: 'text' },
      { key: 'team', title: say('supervisor_report.col_team'), kind: 'text' },
      { key: 'planned', title: say('monthly_report.col_planned'), kind: 'int' },
      { key: 'done', title: say('monthly_report.col_done'), kind: 'int' },
      { key: 'rate', title: say('supervisor_report.col_completion'), kind: 'rate' },
      { key: 'headcount', title: say('monthly_report.col_headcount'), kind: 'int' },
      { key: 'under', title: say('supervisor_report.col_under'), kind: 'int' },
    ],
    rows: facts.teams.map((team) => {
      const members = facts.agents.filter((card) => card.team_id === team.team_id);
      const under = members.filter((card) => card.evaluations_completed < card.evaluations_planned).length;
      return {
        cells: {
          code: team.team_code,
          team: team.team_name,
          planned: team.evaluations_planned,
          done: team.details.evaluations_completed,
          rate: shareOf(team.details.evaluations_completed, team.evaluations_planned),
          headcount: team.headcount,
          under: under > 0 ? { value: under, emphasis: 'warn' } : 0,
        },
      };
    }),
    emptyText: say('supervisor_report.teams_empty'),
  };
}
