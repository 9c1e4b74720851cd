import type { Block, Column, Row } from '@platform/spreadsheet/write/workbook-model.js';
import { rateOf, scoreOf } from './figures.js';
import type { Say } from './say.js';
import { monthLimits, ruleChange, withGaps, type MonthLimits, type TrendMonth } from './trend.js';

/** Two-axis chart, the two charts with the range of normal variation, and the table behind them. */
export function trendBlocks(say: Say, months: readonly TrendMonth[]): Block[] {
  const shown = withGaps(months);
  const limits = monthLimits(shown);
  const table: Block = {
    type: 'table',
    id: 'trend',
    title: say('monthly_report.trend_title'),
    caption: say(limits.some((month) => month.qa !== null) ? 'monthly_report.trend_caption' : 'monthly_report.trend_caption_short'),
    groups: [{ title: say('monthly_report.normal_range'), from: 'qa_lower', to: 'pass_upper' }],
    columns: trendColumns(say),
    rows: shown.map((month, at) => trendRow(say, month, shown[at - 1], limits[at]!)),
    emptyText: say('monthly_report.trend_empty'),
  };
  const drawable = shown.some((month) => month.figures !== null && month.figures.qa_score_bp !== null);
  return drawable ? [...trendCharts(say, shown, limits), table] : [table];
}

function trendColumns(say: Say): Column[] {
  return [
    { key: 'month', title: say('monthly_report.col_month'), kind: 'month', width: 12 },
    { key: 'headcount', title: say('monthly_report.col_headcount'), kind: 'int' },
    { key: 'n', title: say('monthly_report.col_counted'), kind: 'int' },
    { key: 'qa', title: say('monthly_report.col_qa_pooled'), kind: 'score' },
    { key: 'qa_agents', title: say('monthly_report.col_qa_of_agents'), kind: 'score' },
    { key: 'passed', title: say('monthly_report.col_pass_count'), kind: 'int' },
    { key: 'pass', title: say('monthly_report.col_pass_rate'), kind: 'rate' },
    { key: 'critical', title: say('monthly_report.col_critical_count'), kind: 'int' },
    { key: 'critical_rate', title: say('monthly_report.col_critical_rate'), kind: 'rate' },
    { key: 'exam', title: say('monthly_report.col_exam_mean'), kind: 'score' },
    { key: 'complaints', title: say('monthly_report.col_complaints'), kind: 'int' },
    { key: 'commendations', title: say('monthly_report.col_commendations'), kind: 'int' },
    { key: 'remark', title: say('monthly_report.col_remark'), kind: 'text', width: 30 },
    { key: 'qa_lower', title: say('monthly_report.col_qa_lower'), kind: 'score', outlineCollapsed: true },
    { key: 'qa_upper', title: say('monthly_report.col_qa_upper'), kind: 'score', outlineCollapsed: true },
    { key: 'pass_lower', title: say('monthly_report.col_pass_lower'), kind: 'rate', outlineCollapsed: true },
    { key: 'pass_upper', title: say('monthly_report.col_pass_upper'), kind: 'rate', outlineCollapsed: true },
  ];
}

function trendRow(say: Say, month: TrendMonth, before: TrendMonth | undefined, limits: MonthLimits): Row {
  const { figures } = month;
  return {
    ...(figures === null ? { emphasis: 'muted' as const } : {}),
    cells: {
      month: month.periodId,
      headcount: figures?.headcount ?? null,
      n: figures?.evaluations_counted ?? null,
      qa: scoreOf(figures?.qa_score_bp ?? null),
      qa_agents: scoreOf(figures?.qa_score_mean_of_agents_bp ?? null),
      passed: figures?.pass_count ?? null,
      pass: rateOf(figures?.pass_rate_e6 ?? null),
      critical: figures?.critical_count ?? null,
      critical_rate: rateOf(figures?.critical_error_rate_e6 ?? null),
      exam: scoreOf(figures?.exam_score_bp ?? null),
      complaints: figures?.at_fault_complaints ?? null,
      commendations: figures?.commendations ?? null,
      remark: trendRemark(say, month, before, limits),
      qa_lower: limits.qa === null ? null : rounded(limits.qa.lower / 100, 2),
      qa_upper: limits.qa === null ? null : rounded(limits.qa.upper / 100, 2),
      pass_lower: limits.pass === null ? null : rounded(limits.pass.lower, 6),
      pass_upper: limits.pass === null ? null : rounded(limits.pass.upper, 6),
    },
  };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

const MARKS = {
  qa_low: 'monthly_report.mark_qa_low',
  qa_high: 'monthly_report.mark_qa_high',
  qa_long_low: 'monthly_report.mark_qa_long_low',
  qa_long_high: 'monthly_report.mark_qa_long_high',
  pass_low: 'monthly_report.mark_pass_low',
  pass_high: 'monthly_report.mark_pass_high',
} as const;

function trendRemark(say: Say, month: TrendMonth, before: TrendMonth | undefined, limits: MonthLimits): string {
  if (month.figures === null) return say('monthly_report.mark_no_month');
  const { forms, scheme } = ruleChange(month, before);
  return [
    ...limits.marks.map((mark) => say(MARKS[mark])),
    ...(forms.length === 0 ? [] : [say('monthly_report.mark_form', { forms: forms.join(say('monthly_report.list_separator')) })]),
    ...(scheme === null ? [] : [say('monthly_report.mark_scheme', { scheme })]),
  ].join(say('monthly_report.remark_separator'));
}

function trendCharts(say: Say, months: readonly TrendMonth[], limits: readonly MonthLimits[]): Block[] {
  const scores = months.flatMap((month) => month.figures?.qa_score_bp ?? []);
  const rates = months.flatMap((month) => month.figures?.pass_rate_e6 ?? []);
  const scoreAxis = { title: say('monthly_report.axis_score'), min: floorTo(Math.min(...scores) / 100 - 2, 5), max: 100, step: 5 };
  const rateAxis = {
    title: say('monthly_report.col_pass_rate'),
    min: floorTo(Math.min(...rates) / 1_000_000 - 0.05, 0.1),
    max: 1,
    step: 0.1,
  };
  const both: Block = {
    type: 'chart',
    kind: 'combo',
    title: say('monthly_report.chart_both'),
    table: 'trend',
    categories: 'month',
    series: [
      { column: 'qa', as: 'line', axis: 'primary', name: say('monthly_report.series_qa_left') },
      { column: 'pass', as: 'line', axis: 'secondary', name: say('monthly_report.series_pass_right'), dash: 'dash' },
    ],
    primaryAxis: scoreAxis,
    secondaryAxis: rateAxis,
    height: 12,
  };
  return limits.some((month) => month.qa !== null) ? [both, ...limitCharts(say, limits, scoreAxis, rateAxis)] : [both];
}

interface Axis {
  title: string;
  min: number;
  max: number;
  step: number;
}

function limitCharts(say: Say, limits: readonly MonthLimits[], scoreAxis: Axis, rateAxis: Axis): Block[] {
  const lowest = Math.min(scoreAxis.min, floorTo(Math.min(...limits.map((month) => month.qa?.lower ?? Infinity)) / 100, 5));
  const highest = Math.max(...limits.map((month) => month.qa?.upper ?? 0)) / 100;
  const lowestRate = Math.min(rateAxis.min, floorTo(Math.min(...limits.map((month) => month.pass?.lower ?? 1)), 0.1));
  const chart = (title: string, column: string, name: string, range: [string, string], axis: Axis): Block => ({
    type: 'chart',
    kind: 'line',
    title,
    table: 'trend',
    categories: 'month',
    series: [{ column, name }, ...range.map((limit) => ({ column: limit, limit: true }))],
    primaryAxis: axis,
    width: 'half',
    height: 11,
  });
  return [
    chart(say('monthly_report.chart_qa_range'), 'qa', say('monthly_report.col_qa'), ['qa_lower', 'qa_upper'], {
      ...scoreAxis,
      min: lowest,
      max: highest > 100 ? ceilTo(highest, 5) : 100,
    }),
    chart(say('monthly_report.chart_pass_range'), 'pass', say('monthly_report.col_pass_rate'), ['pass_lower', 'pass_upper'], {
      ...rateAxis,
      min: lowestRate,
    }),
  ];
}

/** The next lower multiple of a step, at least 0. */
function floorTo(value: number, step: number): number {
  return Math.max(0, rounded(Math.floor(value / step) * step, 6));
}

function ceilTo(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
