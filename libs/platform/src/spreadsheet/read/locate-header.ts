import { showCell, trimmed } from './cells/cell-text.js';
import { EMPTY_CELL, type RawRow } from './sheet-events.js';

export interface LocatedColumn {
  /** Place in the row, from 0. */
  index: number;
  /** The header as the user wrote it, without line breaks. */
  header: string;
  /** The canonical column; null when the header is not known. */
  column: string | null;
}

export interface LocatedHeader {
  /** Row numbers as in `RawRow.row`; they differ when the header takes two rows. Data begin after the last. */
  headerRow: number;
  lastHeaderRow: number;
  columns: LocatedColumn[];
  /** Canonical columns that more than one header stands for. */
  duplicates: string[];
  /** Required columns that are not there. */
  missing: string[];
}

type Recognise = (header: string) => string | null;

/** Recognised columns that make a row a header although required ones are missing. */
const ENOUGH = 2;

/**
 * Finds the header among the first rows of a sheet: the row, or pair of rows, with the most known columns; one with all required
 * columns comes first. Titles above it are passed over. In a pair (group titles above, names below) the name of a column is the
 * lower text, or the upper one where the lower is blank (cells merged downwards); a lower text that is not known is also tried with
 * the group title before it, and the upper text alone.
 * @param recognise the canonical column of a header, or null; gets the text of `normaliseHeader` with and without a bracket at its end
 * @returns null when no row has all required columns, or at least two known ones
 */
export function locateHeader(rows: readonly RawRow[], recognise: Recognise, required: readonly string[]): LocatedHeader | null {
  let best: (LocatedHeader & { score: number }) | null = null;
  const tried = memo(recognise);
  for (const [at, row] of rows.entries()) {
    const below = rows[at + 1];
    const adjoining = below && below.row === row.row + 1 && mayBeNames(below, tried) ? pair(row, below, tried) : null;
    for (const candidate of adjoining ? [single(row, tried), adjoining] : [single(row, tried)]) {
      const known = new Set(candidate.columns.flatMap(({ column }) => column ?? []));
      const missing = required.filter((column) => !known.has(column));
      if (known.size < ENOUGH && (missing.length > 0 || known.size === 0)) continue;
      // All required columns outweigh any number of others.
      const score = known.size + candidate.bonus + (missing.length === 0 ? 1_000_000 : 0);
      if (best && score <= best.score) continue;
      const { headerRow, lastHeaderRow, columns } = candidate;
      best = { headerRow, lastHeaderRow, columns, duplicates: duplicatesOf(columns), missing, score };
    }
  }
  if (!best) return null;
  const { score: _, ...located } = best;
  return located;
}

/**
 * A header as it is compared: NFKC, without any white space, lower case, without the asterisk of required columns. Compare your own
 * words in this form.
 */
export function normaliseHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, '')
    .toLowerCase()
    .replace(/^\*+|\*+$/g, '');
}

interface Candidate {
  headerRow: number;
  lastHeaderRow: number;
  columns: LocatedColumn[];
  bonus: number;
}

function single(row: RawRow, recognise: Recognise): Candidate {
  const columns = texts(row).flatMap((header, index) => (header === '' ? [] : [{ index, header, column: recognise(header) }]));
  return { headerRow: row.row, lastHeaderRow: row.row, columns, bonus: 0 };
}

/** Null when the lower row looks like data: known headers stand above more values than names are gained by it. */
function pair(upper: RawRow, lower: RawRow, recognise: Recognise): Candidate | null {
  const above = texts(upper);
  const below = texts(lower);
  const columns: LocatedColumn[] = [];
  let group = '';
  let mergedDown = 0;
  let valuesBelow = 0;
  let gained = 0;
  let unknown = 0;
  for (let index = 0; index < Math.max(above.length, below.length); index++) {
    const [up = '', low = ''] = [above[index], below[index]];
    if (up === '' && low === '') continue;
    // A group title stands in the first of its merged cells only.
    if (up !== '' || low === '') group = up;
    const ofUpper = recognise(up);
    const ofLower = low === '' ? null : (recognise(low) ?? recognise(group + low));
    if (low === '') mergedDown += ofUpper === null ? 0 : 1;
    else if (ofLower !== null) gained += ofUpper === null ? 1 : 0;
    else if (ofUpper === null) unknown += 1;
    else if (!/^[([（【]/u.test(low)) valuesBelow += 1;
    columns.push({ index, header: low === '' ? up : low, column: ofLower ?? ofUpper });
  }
  if (valuesBelow > 0 && valuesBelow >= gained) return null;
  // On a tie one row is the simpler reading, unless known headers stand above nothing but blanks, with names beside them: cells merged
  // downwards beside groups, even where no name below is known.
  const structured = mergedDown > 0 && valuesBelow === 0 && unknown + gained > 0;
  return { headerRow: upper.row, lastHeaderRow: lower.row, columns, bonus: structured ? 0.5 : -0.25 };
}

/** A row of names holds texts; numbers and dates are data, unless they are known as headers. */
function mayBeNames(row: RawRow, recognise: Recognise): boolean {
  return row.cells.every((cell) => cell.kind === 'empty' || cell.kind === 'text' || recognise(showCell(cell)) !== null);
}

function texts(row: RawRow): string[] {
  return Array.from(row.cells, (cell) => trimmed(showCell(cell ?? EMPTY_CELL)).replace(/\s*[\r\n]+\s*/g, ' '));
}

function duplicatesOf(columns: readonly LocatedColumn[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { column } of columns) {
    if (column === null) continue;
    if (seen.has(column)) twice.add(column);
    seen.add(column);
  }
  return [...twice];
}

/** Recognises by the whole header first, then without a bracket at its end: （必填） is a hint, but (秒) may belong to the name. */
function memo(recognise: Recognise): Recognise {
  const known = new Map<string, string | null>();
  return (header) => {
    const whole = normaliseHeader(header);
    let column = known.get(whole);
    if (column === undefined) {
      const bare = normaliseHeader(whole.replace(/[([【][^)\]】]*[)\]】]$/u, ''));
      column = whole === '' ? null : (recognise(whole) ?? (bare === '' || bare === whole ? null : recognise(bare)));
      known.set(whole, column);
    }
    return column;
  };
}
