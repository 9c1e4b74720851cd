import type { Message } from '../../../i18n/translate.js';
import type { RawCell } from '../sheet-events.js';

/** A cell without the meaning asked for: the problem says what is wrong with which value and how to put it right. */
export interface CellProblem {
  ok: false;
  problem: Message;
}

/** A cell given a meaning. */
export type Normalised<T> = { ok: true; value: T } | CellProblem;

export type CellProblemKey = Message['key'] & `spreadsheet.${string}`;

const SHOWN_CHARACTERS = 40;

export function found<T>(value: T): Normalised<T> {
  return { ok: true, value };
}

/** A problem; the value in it is cut to a length that fits a sentence. */
export function problem(key: CellProblemKey, value: string, more: Record<string, string | number> = {}): CellProblem {
  const shown = value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value;
  return { ok: false, problem: { key, params: { value: shown, ...more } } };
}

/**
 * True for a text of visible ASCII and common Chinese characters without white space at its ends: trimming and NFKC leave it as it is.
 * Most cells are such, and telling so is many times quicker than doing either.
 */
export function isPlain(text: string): boolean {
  const last = text.length - 1;
  for (let at = 0; at <= last; at += 1) {
    const code = text.charCodeAt(at);
    const visible = (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff) || (code === 0x20 && at > 0 && at < last);
    if (!visible) return false;
  }
  return true;
}

/** Trims white space of every width, and the invisible marks that come with copying from web pages. */
export function trimmed(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/gu, '');
}

/** NFKC (full-width forms to plain ones), trimmed. */
export function plain(text: string): string {
  if (isPlain(text)) return text;
  return trimmed(text.normalize('NFKC'));
}

/** What the user sees in the cell, about; empty for a blank cell. For reports of problems and error workbooks. */
export function showCell(cell: RawCell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return numberDigits(cell);
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'date':
      return cell.value.replace('T00:00:00', '').replace('T', ' ');
    case 'formula_without_value':
      return `=${cell.formula ?? ''}`;
    default:
      return cell.value;
  }
}

/** True for an empty cell and one with nothing but white space. A formula without a result is not blank: its value is unknown. */
export function isBlank(cell: RawCell): boolean {
  return cell.kind === 'empty' || (cell.kind === 'text' && trimmed(cell.value) === '');
}

/** The problem of a cell that has no value to work with, or null. */
export function unusable(cell: RawCell): CellProblem | null {
  if (isBlank(cell)) return problem('spreadsheet.blank_cell', '');
  if (cell.kind === 'error') return problem('spreadsheet.cell_is_error', cell.value);
  if (cell.kind === 'formula_without_value') return problem('spreadsheet.formula_without_value', showCell(cell));
  return null;
}

type NumberCell = Extract<RawCell, { kind: 'number' }>;

/** Whole digits before the point from which on Excel no longer keeps them all. */
const UNSAFE_DIGITS = 16;

/** True when a whole number has more digits than Excel keeps, so that its last ones are lost. */
export function isDamaged(cell: NumberCell): boolean {
  return numberDigits(cell).replace(/^-/, '').replace(/\..*$/, '').length >= UNSAFE_DIGITS;
}

/**
 * A numeric cell as plain digits: as written in the file where that is plain and short, else without exponent, to the 15 significant
 * digits that Excel itself keeps (0.30000000000000004 is 0.3). Whole numbers keep all their digits. A percentage gets its sign.
 */
export function numberDigits({ text, percent }: NumberCell): string {
  const digits = significant(text);
  return percent ? `${shiftPoint(digits, 2)}%` : digits;
}

function significant(text: string): string {
  if (/^-?\d+$/.test(text)) return text.replace(/^(-?)0+(?=\d)/, '$1');
  const value = Number(text);
  if (Math.abs(value) >= 1e15) return BigInt(Math.round(value)).toString();
  return expand(String(Number(value.toPrecision(15))));
}

/** Writes 1.5e-7 as 0.00000015. */
function expand(text: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  return sign + shiftPoint(fraction === '' ? whole : `${whole}.${fraction}`, Number(exponent));
}

/** Moves the point of plain decimal digits to the right (or, for negative places, to the left) without arithmetic. */
export function shiftPoint(digits: string, places: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(digits) ?? [];
  const padded = places >= 0 ? whole + fraction.padEnd(places, '0') : whole.padStart(1 - places, '0') + fraction;
  const point = places >= 0 ? whole.length + places : padded.length - fraction.length + places;
  const left = padded.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = padded.slice(point).replace(/0+$/, '');
  return sign + (left === '' ? '0' : left) + (right === '' ? '' : `.${right}`);
}
