import type { Trend, TrendPoint } from '@contracts/trends.js';
import type { Column, Row, SheetModel, WorkbookModel } from '@platform/spreadsheet/write/workbook-model.js';
import { translate, type Language, type MessageKey, type MessageParams } from '@platform/i18n/translate.js';

export type Word = Extract<MessageKey, `trends.${string}`> extends `trends.${infer Key}` ? Key : never;
export type Say = (key: Word, params?: MessageParams) => string;

export function sayIn(language: Language): Say {
  return (key, params) => translate(language, `trends.${key}` as MessageKey, params);
}

/** What stands around the sheets of every workbook of trends. */
export interface BookHead {
  language: Language;
  title: string;
  period: string;
  author: string;
  /** What was chosen besides the months. */
  extra: { label: string; value: string }[];
}

/** With fewer a figure is called small, as on the scorecard. */
const FEWEST = 4;

export function bookOf({ language, title, period, author, extra }: BookHead, sheets: SheetModel[]): WorkbookModel {
  return {
    language,
    title,
    properties: {
      period,
      asOf: null,
      formVersions: null,
      schemeVersion: null,
      run: null,
      checksum: null,
      createdBy: author,
      createdAt: null,
      extra,
    },
    signature: [],
    sheets,
    custom: {},
  };
}

export function kindOf(unit: Trend['unit']): Column['kind'] {
  return unit === 'rate' ? 'rate' : 'score';
}

export function isSmall(n: number | null): boolean {
  return n !== null && n > 0 && n < FEWEST;
}

/** A sheet of one trend: its line with limits over the figures. @param at of several trends, from 0 */
export function trendSheet(trend: Trend, name: string, at: number, say: Say): SheetModel {
  const table = `Trend${at + 1}_data`;
  const kind = kindOf(trend.unit);
  const figure = (key: string, title: string, outlineCollapsed = false): Column => ({ key, title, kind, outlineCollapsed });
  const columns: Column[] = [
    { key: 'month', title: say('month'), kind: 'month' },
    figure('value', say(trend.measure)),
    { key: 'n', title: say('n'), kind: 'int' },
    figure('change', say('change')),
    { key: 'verdict', title: say('verdict'), kind: 'text' },
    { key: 'remarks', title: say('remarks'), kind: 'text' },
    figure('low', say('low'), true),
    figure('high', say('high'), true),
    figure('center', say('center_line'), true),
    figure('lower', say('lower_limit'), true),
    figure('upper', say('upper_limit'), true),
  ];
  const limits = trend.center_line === null ? [] : ['center', 'lower', 'upper'];
  return {
    name: sheetName(name),
    title: `${name} · ${say(trend.measure)}`,
    blocks: [
      {
        type: 'chart',
        kind: 'line',
        title: `${name} · ${say(trend.measure)}`,
        table,
        categories: 'month',
        series: [{ column: 'value' }, ...limits.map((column) => ({ column, limit: true }))],
      },
      { type: 'table', id: table, columns, rows: trend.points.map((point) => trendRow(trend, point, say)), emptyText: say('empty') },
    ],
  };
}

function trendRow(trend: Trend, point: TrendPoint, say: Say): Row {
  const small = isSmall(point.n);
  return {
    key: point.period,
    ...(small ? { emphasis: 'small-sample' as const } : {}),
    cells: {
      month: point.period,
      value: point.value,
      n: point.n,
      change: point.change?.difference ?? null,
      verdict: point.change === null ? '' : say(point.change.verdict),
      remarks: [
        ...point.signals.map((signal) => say(signal)),
        ...(small ? [say('small')] : []),
        ...(point.scheme_changed ? [say('new_scheme', { scheme: point.scheme ?? '' })] : []),
        ...(point.new_forms.length > 0 ? [say('new_forms', { forms: point.new_forms.join(', ') })] : []),
        ...(point.run !== null && !point.published ? [say('unpublished')] : []),
      ].join('; '),
      low: point.low,
      high: point.high,
      center: point.value === null ? null : trend.center_line,
      lower: point.lower_limit,
      upper: point.upper_limit,
    },
  };
}

/** What Excel takes as the name of a sheet. */
export function sheetName(text: string): string {
  return (
    text
      .replace(/[:\\/?*[\]']/g, ' ')
      .slice(0, 31)
      .trim() || '-'
  );
}
