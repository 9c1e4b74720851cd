import { basename } from 'node:path';
import { locateHeader, normaliseHeader } from '../spreadsheet/read/locate-header.js';
import { readSheets, type ReadOptions } from '../spreadsheet/read/read-sheets.js';
import type { RawRow, SheetEvent, SheetEvents } from '../spreadsheet/read/sheet-events.js';
import { HeaderNotFoundError, ColumnsMissingError, RepeatedColumnError } from './intake.errors.js';
import type { DynamicColumn, PlannedColumn, TablePlan, TableSpec } from './table-spec.js';

/** How far down a header row is looked for; titles and remarks stand above it. */
const HEADER_DEPTH = 40;

export type TableEvent = { type: 'plan'; plan: TablePlan } | { type: 'rows'; rows: RawRow[] };

const DYNAMIC = 'dynamic:';

/** Names for headers: the centre's map first, then our own words, then columns that depend on data. */
export class HeaderRecogniser {
  private readonly words = new Map<string, string>();

  constructor(private readonly spec: TableSpec) {
    for (const column of spec.columns) {
      for (const word of [...column.synonyms, column.zh, column.name]) this.words.set(normaliseHeader(word), column.name);
    }
  }

  /** A column name, `dynamic:NAME`, or null. */
  recognise(header: string): string | null {
    const key = normaliseHeader(header);
    const mapped = this.spec.map?.headers[key];
    if (mapped !== undefined) return this.named(mapped);
    const known = this.words.get(key);
    if (known !== undefined) return known;
    const dynamic = this.spec.dynamic?.(header) ?? null;
    return dynamic === null ? null : `${DYNAMIC}${dynamic}`;
  }

  /** A column name or the name of a column that depends on data; null: not one of ours. */
  columnNamed(header: string): string | null {
    const name = this.recognise(header);
    return name?.startsWith(DYNAMIC) ? name.slice(DYNAMIC.length) : name;
  }

  private named(word: string): string | null {
    const known = this.words.get(normaliseHeader(word));
    if (known !== undefined) return known;
    const dynamic = this.spec.dynamic?.(word) ?? null;
    return dynamic === null ? null : `${DYNAMIC}${dynamic}`;
  }

  /** Required columns that neither the given ones, a stand-in nor a fixed value covers. */
  missing(present: ReadonlySet<string>): string[] {
    return this.spec.columns
      .filter((column) => column.required && !present.has(column.name))
      .filter((column) => this.spec.map?.constants[column.name] === undefined)
      .filter((column) => !present.has(this.spec.substitutes?.[column.name] ?? ''))
      .map((column) => column.name);
  }
}

/**
 * Reads the first visible sheet whose header row has the columns of the kind: one `plan` event, then its data rows.
 * @throws HeaderNotFoundError, ColumnsMissingError, RepeatedColumnError, or what the file reader refuses
 */
export async function* readTable(path: string, spec: TableSpec, options: ReadOptions = {}): AsyncGenerator<TableEvent> {
  const recogniser = new HeaderRecogniser(spec);
  const best = new BestCandidate(basename(path), spec);
  const sheets = new SheetWalker(readSheets(path, options));
  try {
    for (let sheet = await sheets.nextVisible(); sheet !== null; sheet = await sheets.nextVisible()) {
      const head = await sheets.head(HEADER_DEPTH);
      const plan = best.consider(sheet, head, recogniser);
      if (!plan) continue;
      yield { type: 'plan', plan };
      yield { type: 'rows', rows: head.filter((row) => row.row > plan.lastHeaderRow) };
      for (let rows = await sheets.rows(); rows !== null; rows = await sheets.rows()) yield { type: 'rows', rows };
      return;
    }
    throw best.refusal();
  } finally {
    await sheets.close();
  }
}

/** The first visible sheet with a row that looks most like a header, whatever it lacks. */
export interface LooseTable {
  sheet: string;
  headerRow: number;
  headers: string[];
  /** Some rows below it. */
  rows: RawRow[];
}

/** The first rows of a visible sheet. */
export interface SheetHead {
  sheet: string;
  rows: RawRow[];
}

/** Sheets beyond these are not looked at for a header. */
const HEADS = 12;

/** The beginnings of a file's visible sheets: enough to find headers by, however long the file is. */
export async function readHeads(path: string): Promise<SheetHead[]> {
  const sheets = new SheetWalker(readSheets(path));
  const heads: SheetHead[] = [];
  try {
    for (let sheet = await sheets.nextVisible(); sheet !== null && heads.length < HEADS; sheet = await sheets.nextVisible())
      heads.push({ sheet, rows: await sheets.head(HEADER_DEPTH) });
    return heads;
  } finally {
    await sheets.close();
  }
}

/** How well a file suits a kind. */
export interface TableFit {
  /** Columns that are known. */
  known: number;
  /** Required columns that nothing covers. */
  missing: string[];
}

/**
 * How well the best of the sheets suits a kind: one that lacks nothing comes first, then the one with most known columns.
 * @returns null when no row of any looks like a header of the kind
 */
export function fitOf(heads: readonly SheetHead[], spec: TableSpec): TableFit | null {
  const recogniser = new HeaderRecogniser(spec);
  const required = spec.columns.filter((column) => column.required).map((column) => column.name);
  let best: TableFit | null = null;
  for (const { rows } of heads) {
    const located = locateHeader(rows, (header) => recogniser.recognise(header), required);
    if (located === null) continue;
    const known = new Set(located.columns.flatMap(({ column }) => column ?? []));
    const fit = { known: known.size, missing: recogniser.missing(known) };
    if (best === null || betterFit(fit, best)) best = fit;
  }
  return best;
}

/** Whether one fit is better than another. */
export function betterFit(one: TableFit, other: TableFit): boolean {
  const [whole, otherWhole] = [one.missing.length === 0, other.missing.length === 0];
  return whole === otherWhole ? one.known > other.known : whole;
}

/**
 * Finds the header of a file with a layout of its own: the row with most headers that can be guessed, else the first row with several
 * texts side by side.
 * @param guess what a header may mean, by whatever sign there is
 * @throws HeaderNotFoundError when no sheet has such a row
 */
export function looseTableOf(
  path: string,
  heads: readonly SheetHead[],
  spec: TableSpec,
  guess: (header: string) => string | null,
): LooseTable {
  for (const { sheet, rows } of heads) {
    const located = locateHeader(rows, guess, []) ?? locateHeader(rows, (header) => header, []);
    if (!located) continue;
    const headers = textsByIndex(located.columns);
    return { sheet, headerRow: located.headerRow, headers, rows: rows.filter((row) => row.row > located.lastHeaderRow) };
  }
  throw new BestCandidate(basename(path), spec).refusal();
}

function textsByIndex(columns: readonly { index: number; header: string }[]): string[] {
  const texts: string[] = [];
  for (const { index, header } of columns) texts[index] = header;
  return Array.from(texts, (text) => text ?? '');
}

/** The plan for a table whose headers are known and stand alone, such as one made from json. */
export function planOf(spec: TableSpec, name: string, headers: readonly string[]): TablePlan {
  const recogniser = new HeaderRecogniser(spec);
  const best = new BestCandidate(name, spec);
  const plan = best.consider(name, [{ row: 0, cells: headers.map((value) => ({ kind: 'text', value })) }], recogniser);
  if (!plan) throw best.refusal();
  return plan;
}

/** Walks the events of a workbook sheet by sheet, leaving out hidden sheets and what was not asked for. */
class SheetWalker {
  private pending: SheetEvent | null = null;
  private inSheet = false;

  constructor(private readonly events: SheetEvents) {}

  /** The name of the next visible sheet, whatever was left of the present one; null at the end. */
  async nextVisible(): Promise<string | null> {
    for (let event = await this.take(this.inSheet); event !== null; event = await this.take(true)) {
      if (event.type !== 'sheet') continue;
      this.inSheet = true;
      if (!event.hidden) return event.name;
    }
    return null;
  }

  /** At least `count` rows of the sheet, or all it has. */
  async head(count: number): Promise<RawRow[]> {
    const head: RawRow[] = [];
    while (head.length < count) {
      const rows = await this.rows();
      if (rows === null) break;
      head.push(...rows);
    }
    return head;
  }

  /** The next rows of the sheet; null at its end. */
  async rows(): Promise<RawRow[] | null> {
    const event = await this.take(false);
    if (event?.type === 'rows') return event.rows;
    this.pending = event;
    return null;
  }

  async close(): Promise<void> {
    await this.events.return(undefined);
  }

  private async take(skipSheet: boolean): Promise<SheetEvent | null> {
    const pending = this.pending;
    this.pending = null;
    if (pending) return pending;
    const next = await this.events.next(skipSheet ? 'skip-sheet' : undefined);
    return next.done ? null : next.value;
  }
}

/** Remembers the sheet that came closest, so that a refusal can say what is missing from it. */
class BestCandidate {
  private closest: { sheet: string; row: number; missing: string[]; score: number } | null = null;

  constructor(
    private readonly file: string,
    private readonly spec: TableSpec,
  ) {}

  /** The plan for a sheet that has all it needs; null when it does not. */
  consider(sheet: string, rows: RawRow[], recogniser: HeaderRecogniser): TablePlan | null {
    const required = this.spec.columns.filter((column) => column.required).map((column) => column.name);
    const located = locateHeader(rows.slice(0, HEADER_DEPTH), (header) => recogniser.recognise(header), required);
    if (!located) return null;
    const planned: PlannedColumn[] = [];
    const dynamic: DynamicColumn[] = [];
    const ignored: string[] = [];
    const seen = new Map<string, string>();
    let repeated: [string, string] | null = null;
    for (const { index, header, column: name } of located.columns) {
      if (name === null) {
        if (header !== '') ignored.push(header);
      } else if (name.startsWith(DYNAMIC)) {
        dynamic.push({ index, header, name: name.slice(DYNAMIC.length) });
      } else {
        const column = this.spec.columns.find((each) => each.name === name)!;
        const before = seen.get(name);
        if (before !== undefined) repeated ??= [before, header];
        else planned.push({ index, header, column });
        seen.set(name, before ?? header);
      }
    }
    const missing = recogniser.missing(new Set(seen.keys()));
    if (missing.length > 0) {
      this.remember(sheet, located.headerRow, missing, planned.length + dynamic.length);
      return null;
    }
    if (repeated) throw new RepeatedColumnError(this.file, sheet, repeated[0], repeated[1]);
    return {
      sheet,
      headerRow: located.headerRow,
      lastHeaderRow: located.lastHeaderRow,
      columns: planned,
      dynamic,
      ignored,
      headers: textsByIndex(located.columns),
    };
  }

  refusal(): HeaderNotFoundError | ColumnsMissingError {
    const zhOf = (name: string): string => this.spec.columns.find((column) => column.name === name)?.zh ?? name;
    if (this.closest) {
      return new ColumnsMissingError(
        this.file,
        this.closest.sheet,
        this.closest.row,
        this.closest.missing.map((name) => `${zhOf(name)} ${name}`),
      );
    }
    const required = this.spec.columns.filter((column) => column.required).map((column) => `${column.zh} ${column.name}`);
    return new HeaderNotFoundError(this.file, required);
  }

  private remember(sheet: string, row: number, missing: string[], score: number): void {
    if (score >= 2 && (!this.closest || score > this.closest.score)) this.closest = { sheet, row, missing, score };
  }
}
