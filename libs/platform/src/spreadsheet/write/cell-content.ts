import { translate } from '../../i18n/translate.js';
import type { Cell, CellValue, Column, ColumnKind, Emphasis, RichCell } from './workbook-model.js';
import { instantOfSerial, serialOfInstant, serialOfWallClock } from './wall-clock.js';
import { cellText } from './xml-text.js';

/** What stands for a value that does not exist; never 0. */
export const MISSING = '—';

export interface WritingContext {
  language: 'zh' | 'en';
  timeZone: string;
}

/** A value ready for a cell: a number with its format, or a text. `shown` is what the reader sees, for measuring. */
export type CellContent = { number: number; format: string; shown: string } | { text: string; shown: string; missing: boolean };

/** Number formats of the column kinds; text has none. */
export function kindFormat(kind: ColumnKind, language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  const formats: Record<ColumnKind, string> = {
    text: 'General',
    int: '#,##0',
    score: '0.00',
    rate: '0.0%',
    points: '0.00',
    date: 'yyyy-mm-dd',
    datetime: 'yyyy-mm-dd hh:mm',
    month: zh ? 'yyyy"年"m"月"' : 'yyyy-mm',
  };
  return formats[kind];
}

/** Splits a cell into its value and what goes with it. */
export function richCell(cell: Cell): RichCell {
  return cell !== null && typeof cell === 'object' && !(cell instanceof Date) ? cell : { value: cell };
}

/**
 * Makes a value fit its column. Throws on NaN, infinity, an invalid date, or a text in a column of figures: a wrong figure is a
 * defect of the report and must not reach a reader.
 */
export function cellContent(
  value: CellValue,
  column: Pick<Column, 'kind' | 'iconArrow' | 'title'>,
  context: WritingContext,
  emphasis?: Emphasis,
): CellContent {
  if (value === null) return { text: MISSING, shown: MISSING, missing: true };
  if (typeof value === 'boolean') return textContent(translate(context.language, value ? 'report.yes' : 'report.no'));
  const { kind } = column;
  if (kind === 'text') return textContent(value instanceof Date ? value.toISOString() : String(requireFinite(value, column.title)));
  if (kind === 'date' || kind === 'datetime' || kind === 'month') return timeContent(value, kind, column.title, context);
  if (typeof value !== 'number') throw new Error(`Column “${column.title}” holds figures, not ${JSON.stringify(value)}`);
  return figureContent(requireFinite(value, column.title), column, context, emphasis);
}

function requireFinite<T extends CellValue>(value: T, title: string): T {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`Column “${title}” holds ${value}, which is no figure`);
  return value;
}

function textContent(text: string): CellContent {
  const clean = cellText(text);
  return { text: clean, shown: clean, missing: false };
}

function timeContent(
  value: string | number | Date,
  kind: 'date' | 'datetime' | 'month',
  title: string,
  context: WritingContext,
): CellContent {
  if (typeof value === 'number') throw new Error(`Column “${title}” holds dates, not ${value}`);
  const exact = typeof value === 'string' ? serialOfWallClock(value) : serialOfInstant(value, context.timeZone);
  const number = kind === 'datetime' ? exact : Math.floor(exact);
  return { number, format: kindFormat(kind, context.language), shown: shownTime(number, kind, context.language) };
}

function shownTime(serial: number, kind: 'date' | 'datetime' | 'month', language: 'zh' | 'en'): string {
  const iso = instantOfSerial(serial).toISOString();
  if (kind === 'month') return language === 'zh' ? `${iso.slice(0, 4)}年${Number(iso.slice(5, 7))}月` : iso.slice(0, 7);
  return kind === 'date' ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

const wholeFigures = new Intl.NumberFormat('en');

function figureContent(
  value: number,
  column: Pick<Column, 'kind' | 'iconArrow'>,
  context: WritingContext,
  emphasis?: Emphasis,
): CellContent {
  const { kind } = column;
  const plain = kind === 'points' && Number.isInteger(value) ? '0' : kindFormat(kind, context.language);
  const format = column.iconArrow ? arrowFormat(plain, emphasis === 'within-chance') : plain;
  const figure = kind === 'int' ? wholeFigures.format(value) : kind === 'rate' ? `${(value * 100).toFixed(1)}%` : value.toFixed(2);
  return { number: value, format, shown: column.iconArrow ? `▲ ${figure}` : figure };
}

/** Positive, negative and zero part of a number format; hollow arrows for what may be chance. */
function arrowFormat(plain: string, hollow: boolean): string {
  const [up, down] = hollow ? ['△', '▽'] : ['▲', '▼'];
  return `"${up}" ${plain};"${down}" ${plain};${plain}`;
}
