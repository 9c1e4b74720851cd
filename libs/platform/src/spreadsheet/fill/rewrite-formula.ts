import { columnLetters } from '../write/cell-address.js';
import { movedRange, movedRow, type RowGrowth } from './row-growth.js';

/*
 * The parts of a formula: a text, an error value, a reference with or without its sheet, or a word (a function, a name). Whatever else
 * stands between is taken over as it is.
 */
const PARTS =
  /("(?:[^"]|"")*")|(#[A-Z/0]+[!?]?)|((?:'(?:[^']|'')*'|[\p{L}_[\]][\p{L}\d_.[\]]*)!)?(\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|\$?\d+:\$?\d+)(?![\p{L}\d_.(])|([\p{L}_\\][\p{L}\d_.\\]*)|(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)/gu;

type Rewrite = (range: string) => string;

/** Rewrites each reference of a formula. @param named the sheet that a reference names; null: none */
function rewrite(formula: string, change: (sheet: string | null) => Rewrite | null): string {
  return formula.replace(PARTS, (whole: string, text?: string, error?: string, prefix?: string, range?: string) => {
    if (text !== undefined || error !== undefined || range === undefined) return whole;
    const changed = change(prefix === undefined ? null : sheetOf(prefix))?.(range) ?? range;
    return (prefix ?? '') + changed;
  });
}

function sheetOf(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/**
 * A formula after a row has grown.
 * @param home the sheet the formula stands on; null: it names every sheet, as defined names and charts do
 */
export function grownFormula(formula: string, growths: readonly RowGrowth[], home: string | null): string {
  return rewrite(formula, (named) => {
    const sheet = (named ?? home)?.toLowerCase();
    const growth = growths.find((each) => each.sheet.toLowerCase() === sheet);
    return growth === undefined ? null : (range) => movedRange(growth, range);
  });
}

/**
 * A formula of a row that is repeated, in one of its copies: what has no `$` and names the row itself names the copy; the rest reads as
 * in any other row, so that `RANK(C5,$C$5:$C$5)` ranks among all, and `SUM(C$5:C5)` sums up to the copy.
 * @param copy from 0
 */
export function repeatedFormula(formula: string, growths: readonly RowGrowth[], home: string, copy: number): string {
  const own = growths.find((each) => each.sheet === home);
  return rewrite(formula, (named) => {
    const sheet = (named ?? home).toLowerCase();
    const growth = growths.find((each) => each.sheet.toLowerCase() === sheet);
    if (growth === undefined) return null;
    if (growth !== own) return (range) => movedRange(growth, range);
    return (range) =>
      (range.includes(':') ? range.split(':') : [range]).map((end, at) => repeatedEnd(growth, end, at === 1, copy)).join(':');
  });
}

function repeatedEnd(growth: RowGrowth, end: string, isLast: boolean, copy: number): string {
  const match = /^(\$?[A-Za-z]*)(\$?)(\d+)$/.exec(end);
  if (match === null) return end;
  const [, column = '', fixed = '', digits = ''] = match;
  const row = Number(digits);
  if (row !== growth.row) return `${column}${fixed}${movedRow(growth, row)}`;
  if (fixed === '') return `${column}${row + copy}`;
  return `${column}${fixed}${isLast ? row + growth.count - 1 : row}`;
}

/** A formula as it reads when it is copied some rows down and columns to the right: only what has no `$` moves. */
export function copiedFormula(formula: string, down: number, right: number): string {
  return rewrite(
    formula,
    () => (range) =>
      range
        .split(':')
        .map((end) => copiedEnd(end, down, right))
        .join(':'),
  );
}

function copiedEnd(end: string, down: number, right: number): string {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d+)$/.exec(end);
  if (match === null) return end;
  const [, fixedColumn = '', letters = '', fixedRow = '', digits = ''] = match;
  if (letters === '') return `${fixedColumn}${fixedColumn === '$' ? digits : String(Math.max(1, Number(digits) + down))}`;
  const column = fixedColumn === '$' ? letters : columnLetters(Math.max(1, columnNumber(letters) + right));
  return `${fixedColumn}${column}${fixedRow}${fixedRow === '$' ? digits : String(Math.max(1, Number(digits) + down))}`;
}

/** 1 for A. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
