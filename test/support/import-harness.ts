import type { DataSource } from 'typeorm';
import { render, type MessageKey, type MessageParams } from '@platform/i18n/translate.js';
import { ImportSession, type AppliedCounts, type ImportOptions, type KindImporter } from '@platform/intake/import-session.js';
import { RowParser } from '@platform/intake/parse-row.js';
import { HeaderRecogniser } from '@platform/intake/read-table.js';
import type { RowRemark } from '@platform/intake/row-problem.js';
import type { TablePlan, TableSpec } from '@platform/intake/table-spec.js';
import type { RawCell, RawRow } from '@platform/spreadsheet/read/sheet-events.js';

export type SheetCell = string | number | null;

/** A sheet: the header row, then rows that count from 2 as in a spreadsheet program. */
export type Sheet = [header: string[], ...rows: SheetCell[][]];

export interface Remark {
  row: number;
  column: string;
  key: MessageKey;
  params: MessageParams;
  /** The English sentence. */
  text: string;
}

export interface ImportOutcome extends AppliedCounts {
  batchId: number;
  failed: number;
  problems: Remark[];
  warnings: Remark[];
  matches: Remark[];
}

export interface HarnessOptions extends Partial<ImportOptions> {
  skipBad?: boolean;
  monthStartsOn?: 1 | 26;
}

class Refused extends Error {}

const TIME_ZONE = 'Asia/Shanghai';

/** Runs one importer over a sheet as the import service does, without a file: parse, check, complete, then apply unless rows are bad. */
export async function importSheet(
  dataSource: DataSource,
  importer: KindImporter,
  [header, ...rows]: Sheet,
  options: HarnessOptions = {},
): Promise<ImportOutcome> {
  const batchId = await newBatch(dataSource, importer.kind);
  const outcome: ImportOutcome = { batchId, imported: 0, unchanged: 0, failed: 0, problems: [], warnings: [], matches: [] };
  const run = dataSource.transaction(async (tx) => {
    const settings = { blankZero: false, effectiveFrom: null, restateReason: null, ...options };
    const clock = { timeZone: TIME_ZONE, monthStartsOn: options.monthStartsOn ?? (1 as const) };
    const session = new ImportSession(tx, importer.kind, 'test.xlsx', batchId, clock, 'test', settings);
    const running = await importer.start(session);
    session.plan = planOf(header, running.table);
    await running.planned?.(session.plan);
    const parser = new RowParser(session.plan, running.table.columns, { timeZone: TIME_ZONE, nearDay: '2026-10-15', constants: {} });
    const good = [];
    for (const [index, cells] of rows.entries()) {
      const { row, problems } = parser.parse(rawRow(index + 2, cells));
      for (const { column, message } of problems) session.problemMessage(row, column, message);
      if (problems.length === 0) good.push(row);
    }
    const middle = Math.ceil(good.length / 2);
    await running.check(good.slice(0, middle));
    await running.check(good.slice(middle));
    await running.complete();
    const refused = session.problems.length > 0 && options.skipBad !== true;
    const counts = refused ? { imported: 0, unchanged: 0 } : await running.apply();
    const { problems, warnings, matches, failedRows } = session;
    Object.assign(outcome, counts, {
      failed: failedRows,
      problems: problems.map(remarkOf),
      warnings: warnings.map(remarkOf),
      matches: matches.map(remarkOf),
    });
    if (refused) throw new Refused();
  });
  await run.catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
  });
  return outcome;
}

export async function revertBatch(
  dataSource: DataSource,
  importer: KindImporter,
  batchId: number,
  restateReason: string | null = null,
): Promise<void> {
  const clock = { timeZone: TIME_ZONE, monthStartsOn: 1 as const };
  await dataSource.transaction((tx) => importer.revert({ tx, batchId, clock, actor: 'test', reason: 'wrong file', restateReason }));
}

async function newBatch(dataSource: DataSource, kind: string): Promise<number> {
  const [{ id }]: [{ id: number }] = await dataSource.query(
    `insert into import_batch (kind, file_name, checksum, rows_read, rows_imported, rows_unchanged, rows_failed, state, imported_by)
     values ($1, 'test.xlsx', '', 0, 0, 0, 0, 'committed', 'test') returning id`,
    [kind],
  );
  return id;
}

function planOf(header: string[], spec: TableSpec): TablePlan {
  const recogniser = new HeaderRecogniser(spec);
  const plan: TablePlan = { sheet: 'Sheet1', headerRow: 1, lastHeaderRow: 1, columns: [], dynamic: [], ignored: [], headers: header };
  header.forEach((text, index) => {
    const name = recogniser.recognise(text);
    const column = spec.columns.find((each) => each.name === name);
    if (column) plan.columns.push({ index, header: text, column });
    else if (name === null) plan.ignored.push(text);
    else plan.dynamic.push({ index, header: text, name: name.replace(/^dynamic:/, '') });
  });
  return plan;
}

function rawRow(row: number, cells: SheetCell[]): RawRow {
  return { row, cells: cells.map(rawCell) };
}

function rawCell(value: SheetCell): RawCell {
  if (value === null) return { kind: 'empty' };
  return typeof value === 'number' ? { kind: 'number', value, text: String(value) } : { kind: 'text', value };
}

function remarkOf({ row, column, message }: RowRemark): Remark {
  return { row, column, key: message.key, params: message.params ?? {}, text: render('en', message) };
}
