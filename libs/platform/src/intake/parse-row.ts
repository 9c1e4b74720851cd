import type { ImportColumn } from '@contracts/imports.js';
import type { Message } from '../i18n/translate.js';
import {
  asBoolean,
  asDate,
  asDecimal,
  asEnum,
  asIdentifier,
  asInstant,
  asInteger,
  asMonth,
  asPersonName,
  asText,
} from '../spreadsheet/read/normalise-cell.js';
import type { Normalised } from '../spreadsheet/read/cells/cell-text.js';
import { EMPTY_CELL, type RawCell, type RawRow } from '../spreadsheet/read/sheet-events.js';
import type { DateOrMonth, ParsedRow, ParsedValue } from './parsed-row.js';
import type { PlannedColumn, TablePlan } from './table-spec.js';

/** Decimal places kept: points and scores in hundredths, quantities and weights in ten-thousandths. */
const HUNDREDTHS = 2;
const TEN_THOUSANDTHS = 4;

export interface RowContext {
  timeZone: string;
  /** A day near which dates without a year lie: they take the year that brings them closest. */
  nearDay: string;
  /** Values for columns that the file does not have. */
  constants: Readonly<Record<string, string>>;
}

export interface CellProblem {
  column: string;
  message: Message;
}

export function isBlank(cell: RawCell): boolean {
  return cell.kind === 'empty' || (cell.kind === 'text' && cell.value.trim() === '');
}

const SUMMARY_WORD = /^(合计|总计|小计|平均|均值|汇总|制表|审核|备注|注[:：]|说明|total|subtotal|sum|average|note)/iu;

/** Turns the cells of a row into values; every problem of the row is returned, not the first. */
export class RowParser {
  private readonly enums = new Map<string, ReadonlyMap<string, string>>();
  private readonly fixed: { column: ImportColumn; cell: RawCell }[];
  private readonly required: readonly PlannedColumn[];
  /** The values of a row in which every cell is blank. */
  private readonly nothing: Record<string, ParsedValue>;

  constructor(
    private readonly plan: TablePlan,
    columns: readonly ImportColumn[],
    private readonly context: RowContext,
  ) {
    for (const column of columns) if (column.values) this.enums.set(column.name, wordMap(column.values));
    this.required = plan.columns.filter((each) => each.column.required);
    this.nothing = Object.fromEntries(columns.map((column) => [column.name, null]));
    const present = new Set(plan.columns.map((each) => each.column.name));
    this.fixed = columns
      .filter((column) => !present.has(column.name) && context.constants[column.name] !== undefined)
      .map((column) => ({ column, cell: { kind: 'text', value: context.constants[column.name]! } }));
  }

  /** A row under the data that sums it up or carries a remark, and so names nothing of its own. */
  isSummary(raw: RawRow): boolean {
    if (this.required.every((each) => !isBlank(raw.cells[each.index] ?? EMPTY_CELL))) return false;
    const first = raw.cells.find((cell) => !isBlank(cell));
    return first?.kind === 'text' && SUMMARY_WORD.test(first.value.trim());
  }

  parse(raw: RawRow): { row: ParsedRow; problems: CellProblem[] } {
    const values = { ...this.nothing };
    const problems: CellProblem[] = [];
    const read = (column: ImportColumn, cell: RawCell): void => {
      if (isBlank(cell)) return;
      const result = this.value(column, cell);
      if (result.ok) values[column.name] = result.value;
      else problems.push({ column: column.name, message: result.problem });
    };
    for (const { column, cell } of this.fixed) read(column, cell);
    for (const { index, column } of this.plan.columns) read(column, raw.cells[index] ?? EMPTY_CELL);
    const dynamic = this.plan.dynamic.map((each) => raw.cells[each.index] ?? EMPTY_CELL);
    return { row: { row: raw.row, values, dynamic, raw }, problems };
  }

  /** Reads a date as it stands; one without a year with the year before, of and after the near day, and keeps what lies closest to it. */
  private nearest<Value extends string | Date>(read: (year?: number) => Normalised<Value>): Normalised<Value> {
    const plain = read();
    if (plain.ok) return plain;
    const near = Date.parse(this.context.nearDay);
    const year = new Date(near).getUTCFullYear();
    const candidates = [year, year - 1, year + 1].map(read).filter((candidate) => candidate.ok);
    const distance = (value: Value): number => Math.abs(new Date(value).getTime() - near);
    return candidates.toSorted((left, right) => distance(left.value) - distance(right.value))[0] ?? read(year);
  }

  private value(column: ImportColumn, cell: RawCell): Normalised<ParsedValue> {
    switch (column.type) {
      case 'text':
        return asText(cell);
      case 'identifier':
        return asIdentifier(cell);
      case 'person_name':
        return asPersonName(cell);
      case 'date':
        return this.nearest((year) => asDate(cell, year));
      case 'instant':
        return this.nearest((year) => asInstant(cell, this.context.timeZone, year));
      case 'date_or_month':
        return this.dateOrMonth(cell);
      case 'boolean':
        return asBoolean(cell);
      case 'decimal':
        return asDecimal(cell, HUNDREDTHS);
      case 'quantity':
        return asDecimal(cell, TEN_THOUSANDTHS);
      case 'integer':
        return asInteger(cell);
      case 'enum':
        return asEnum(cell, this.enums.get(column.name)!);
    }
  }

  /** A day, or a month where the cell is none ("2026-10", "2026年10月"); under a header that says month, the month of either. */
  private dateOrMonth(cell: RawCell): Normalised<DateOrMonth> {
    const header = this.plan.columns.find((each) => each.column.type === 'date_or_month')?.header ?? '';
    const day = this.nearest((year) => asDate(cell, year));
    const month = this.nearest((year) => asMonth(cell, year));
    const saysMonth = /月|month/iu.test(header) && !/日|date/iu.test(header);
    if (month.ok && (saysMonth || !day.ok)) return { ok: true, value: { month: month.value } };
    return day.ok ? { ok: true, value: { day: day.value } } : day;
  }
}

function wordMap(values: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(values).flatMap(([stored, words]) => [stored, ...words].map((word) => [word.toLowerCase(), stored] as const)),
  );
}
