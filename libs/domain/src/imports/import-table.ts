import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportMap } from '@contracts/imports.js';
import type { ImportSession, RunningImport } from '@platform/intake/import-session.js';
import { NoRowsError } from '@platform/intake/intake.errors.js';
import { isBlank, RowParser } from '@platform/intake/parse-row.js';
import type { ParsedRow } from '@platform/intake/parsed-row.js';
import { planOf, readTable, type TableEvent } from '@platform/intake/read-table.js';
import type { TableSpec } from '@platform/intake/table-spec.js';
import { EMPTY_CELL, type RawCell, type RawRow } from '@platform/spreadsheet/read/sheet-events.js';
import { rowsFromFormJson } from '../forms/form-json.js';
import { FormatNotForKindError, JsonBrokenError } from './imports.errors.js';

export interface TableTask {
  map: ImportMap | null;
  /** The day near which dates without a year lie. */
  nearDay: string;
  format: 'xlsx' | 'csv' | 'json';
  signal?: AbortSignal;
  progress: (rowsRead: number) => void;
}

/**
 * Reads a file's table row by row into an importer. Rows whose cells cannot be read never reach it; all their problems are told.
 * @returns how many rows were read
 * @throws NoRowsError when there are none
 */
export async function importTable(path: string, session: ImportSession, importer: RunningImport, task: TableTask): Promise<number> {
  const spec: TableSpec = { ...importer.table, map: task.map };
  let parser: RowParser | null = null;
  let read = 0;
  for await (const event of tableEvents(path, spec, task.format, session)) {
    task.signal?.throwIfAborted();
    if (event.type === 'plan') {
      session.plan = event.plan;
      parser = new RowParser(event.plan, spec.columns, {
        timeZone: session.clock.timeZone,
        nearDay: task.nearDay,
        constants: task.map?.constants ?? {},
      });
      await importer.planned?.(event.plan);
      continue;
    }
    const rows = readRows(event.rows, parser!, spec, session);
    read += rows.read;
    if (rows.good.length > 0) await importer.check(rows.good);
    task.progress(read);
  }
  if (read === 0) throw new NoRowsError(session.file, session.plan.sheet);
  return read;
}

async function* tableEvents(
  path: string,
  spec: TableSpec,
  format: TableTask['format'],
  session: ImportSession,
): AsyncGenerator<TableEvent> {
  if (format !== 'json') {
    yield* readTable(path, spec);
    return;
  }
  if (session.kind !== 'forms') throw new FormatNotForKindError(session.file);
  const { header, rows } = rowsFromFormJson(parsedJson(await readFile(path, 'utf8'), session.file));
  const raw: RawRow[] = rows.map((cells, index) => ({ row: index + 1, cells: cells.map(jsonCell) }));
  yield { type: 'plan', plan: planOf(spec, basename(path), header) };
  yield { type: 'rows', rows: raw };
}

function parsedJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonBrokenError(file);
  }
}

function jsonCell(value: string | number | null): RawCell {
  if (value === null || value === '') return EMPTY_CELL;
  return typeof value === 'number' ? { kind: 'number', value, text: String(value) } : { kind: 'text', value };
}

function readRows(
  raws: readonly RawRow[],
  parser: RowParser,
  spec: TableSpec,
  session: ImportSession,
): { read: number; good: ParsedRow[] } {
  const good: ParsedRow[] = [];
  let read = 0;
  for (const raw of raws) {
    if (isNothing(raw, session)) continue;
    const { row, problems } = parser.parse(raw);
    if (parser.isSummary(raw)) {
      session.warning(row, '', 'intake.row_ignored');
      continue;
    }
    read += 1;
    for (const { column, message } of problems) session.problemMessage(row, column, message);
    const unread = new Set(problems.map((problem) => problem.column));
    for (const column of spec.columns) {
      const empty = row.values[column.name] === null && !unread.has(column.name);
      const substitute = spec.substitutes?.[column.name];
      if (column.required && empty && (substitute === undefined || row.values[substitute] === null))
        session.problem(row, column.name, 'intake.required');
    }
    if (!session.isBad(row)) good.push(row);
  }
  return { read, good };
}

/** A row in which none of the columns that are read has anything. */
function isNothing(raw: RawRow, session: ImportSession): boolean {
  const { columns, dynamic } = session.plan;
  const blank = ({ index }: { index: number }): boolean => isBlank(raw.cells[index] ?? EMPTY_CELL);
  return columns.every(blank) && dynamic.every(blank);
}
