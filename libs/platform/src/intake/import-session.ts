import type { EntityManager } from 'typeorm';
import type { ImportKind } from '@contracts/imports.js';
import type { Message, MessageKey, MessageParams } from '../i18n/translate.js';
import { localDate } from '../time/zone.js';
import type { ParsedRow } from './parsed-row.js';
import type { RowRemark } from './row-problem.js';
import type { TablePlan, TableSpec } from './table-spec.js';

export interface ImportOptions {
  /** A blank cell of a deduction or bonus criterion means that nothing was deducted or added. */
  blankZero: boolean;
  /** The day from which a changed team holds where the file does not say. */
  effectiveFrom: string | null;
  /** Why facts of a published month are being changed; null: they may not be. */
  restateReason: string | null;
}

export interface CentreClock {
  timeZone: string;
  monthStartsOn: 1 | 26;
}

/** What one fact was before a batch and after it, by natural key; null: it did not exist. */
export interface FactChange {
  entity: string;
  key: string;
  before: unknown;
  after: unknown;
}

/** Remarks kept of a kind; past it a row is still counted as failed, but nobody reads on. */
const MOST_REMARKS = 20_000;

/**
 * One file on its way in, inside one transaction. Importers report what they find here; a row with a problem is never staged.
 * Nothing is written before every row of the file was checked.
 */
export class ImportSession {
  readonly problems: RowRemark[] = [];
  readonly warnings: RowRemark[] = [];
  /** Decisions made for the user that must not be silent, such as a person found by name. */
  readonly matches: RowRemark[] = [];
  private readonly badRows = new Set<number>();
  plan: TablePlan;
  /** The day the centre's clocks show: facts of later days are odd. */
  readonly today: string;

  constructor(
    readonly tx: EntityManager,
    readonly kind: ImportKind,
    readonly file: string,
    readonly batchId: number,
    readonly clock: CentreClock,
    readonly actor: string,
    readonly options: ImportOptions,
  ) {
    this.today = localDate(new Date(), clock.timeZone);
  }

  problem(row: ParsedRow, column: string, key: MessageKey, params: MessageParams = {}): void {
    this.badRows.add(row.row);
    keep(this.problems, () => this.remark(row, column, { key, params }));
  }

  problemMessage(row: ParsedRow, column: string, message: Message): void {
    this.badRows.add(row.row);
    keep(this.problems, () => this.remark(row, column, message));
  }

  /** For a row whose cells are no longer at hand: found set-based, after it was staged. */
  problemAt(row: number, column: string, value: string, key: MessageKey, params: MessageParams = {}): void {
    this.badRows.add(row);
    keep(this.problems, () => this.remarkAt(row, column, value, { key, params }));
  }

  warning(row: ParsedRow, column: string, key: MessageKey, params: MessageParams = {}): void {
    keep(this.warnings, () => this.remark(row, column, { key, params }));
  }

  /** Likewise, for what is only to be looked at. */
  warningAt(row: number, column: string, value: string, key: MessageKey, params: MessageParams = {}): void {
    keep(this.warnings, () => this.remarkAt(row, column, value, { key, params }));
  }

  match(row: ParsedRow, column: string, key: MessageKey, params: MessageParams = {}): void {
    keep(this.matches, () => this.remark(row, column, { key, params }));
  }

  isBad(row: ParsedRow): boolean {
    return this.badRows.has(row.row);
  }

  get badRowNumbers(): number[] {
    return [...this.badRows];
  }

  get failedRows(): number {
    return this.badRows.size;
  }

  private remarkAt(row: number, column: string, value: string, message: Message): RowRemark {
    const planned = this.plan.columns.find((each) => each.column.name === column);
    const [header, columnIndex] = [planned?.header ?? column, planned?.index ?? null];
    return { file: this.file, sheet: this.plan.sheet, row, column: header, columnIndex, value, message };
  }

  /** @param column a column name of the kind, or the header of a column that depends on data */
  private remark(row: ParsedRow, column: string, message: Message): RowRemark {
    const planned = this.plan.columns.find((each) => each.column.name === column);
    const dynamic = planned ? undefined : this.plan.dynamic.find((each) => each.header === column);
    const index = planned?.index ?? dynamic?.index ?? null;
    const cell = index === null ? undefined : row.raw.cells[index];
    return {
      file: this.file,
      sheet: this.plan.sheet,
      row: row.row,
      column: planned?.header ?? dynamic?.header ?? column,
      columnIndex: index,
      value: cell && 'value' in cell ? String(cell.kind === 'number' ? cell.text : cell.value) : '',
      message,
    };
  }
}

function keep(list: RowRemark[], remark: () => RowRemark): void {
  if (list.length < MOST_REMARKS) list.push(remark());
}

/** How many rows a file brought, counted after comparing with what was there. */
export interface AppliedCounts {
  imported: number;
  unchanged: number;
}

/** One file's import by one feature: batches of rows are checked and staged, then everything is written set-based. */
export interface RunningImport {
  readonly table: TableSpec;
  /** Called once, when the sheet and its columns are known. */
  planned?(plan: TablePlan): Promise<void>;
  /** Checks a batch of rows that parsed cleanly and stages the good ones. */
  check(rows: ParsedRow[]): Promise<void>;
  /** Checks that need all rows, such as a key that stands twice. */
  complete(): Promise<void>;
  /** Writes what was staged. Never called when the file is refused. */
  apply(): Promise<AppliedCounts>;
}

/** What a feature offers the import service. */
export interface KindImporter {
  readonly kind: ImportKind;
  start(session: ImportSession): Promise<RunningImport>;
  /** Puts the facts of a batch back to what they were, newest change first. `session.batchId` is the batch being reverted. */
  revert(session: RevertSession): Promise<void>;
}

export interface RevertSession {
  tx: EntityManager;
  batchId: number;
  clock: CentreClock;
  actor: string;
  reason: string;
  restateReason: string | null;
}
