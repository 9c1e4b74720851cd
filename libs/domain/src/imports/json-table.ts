import type { RowCell } from '@contracts/rows.js';
import { FieldErrors, type FieldProblem } from '@platform/errors/field-errors.errors.js';
import { HeaderRecogniser } from '@platform/intake/read-table.js';
import type { DynamicColumn, PlannedColumn, TablePlan, TableSpec } from '@platform/intake/table-spec.js';
import { EMPTY_CELL, type RawCell, type RawRow } from '@platform/spreadsheet/read/sheet-events.js';

/** One row of a request, by field. Absent: not spoken of. null: blank. */
export type JsonRow = Readonly<Record<string, RowCell | undefined>>;

export interface JsonTable {
  plan: TablePlan;
  /** Numbered from 1, as in a sheet without a header. */
  rows: RawRow[];
  /** JSON pointer to a row's field; to the row itself where the column is not known. */
  pointer(row: number, column: string): string;
}

/**
 * A request's rows as the table importers read.
 * @param even every row must have the same fields: in this kind a blank cell empties what is stored, and a missing one must not
 * @throws FieldErrors for a field that the kind does not have, two fields that mean the same, or uneven rows
 */
export function tableOfJson(name: string, given: readonly JsonRow[], spec: TableSpec, even: boolean): JsonTable {
  const names = new FieldNames(spec);
  const columns = new Map<string, number>();
  const problems: FieldProblem[] = [];
  const fieldsOfRows = given.map((row, index) => {
    const { fields, wrong } = names.fieldsOf(row, index);
    problems.push(...wrong);
    for (const column of fields.keys()) if (!columns.has(column)) columns.set(column, columns.size);
    return fields;
  });
  if (even) problems.push(...unevenRows(fieldsOfRows, [...columns.keys()]));
  if (problems.length > 0) throw new FieldErrors(problems);
  const headers = [...columns.keys()];
  return {
    plan: { sheet: name, headerRow: 0, lastHeaderRow: 0, ...names.plan(columns), ignored: [], headers },
    rows: fieldsOfRows.map((fields, index) => ({
      row: index + 1,
      cells: headers.map((column) => cellOf(given[index]![fields.get(column) ?? ''])),
    })),
    pointer: (row, column) => pointerTo(row - 1, fieldsOfRows[row - 1]?.get(column) ?? column),
  };
}

/** What the fields of rows mean, by the names that files use too. */
class FieldNames {
  private readonly recogniser: HeaderRecogniser;
  private readonly known = new Map<string, string | null>();

  constructor(private readonly spec: TableSpec) {
    this.recogniser = new HeaderRecogniser(spec);
  }

  /** The fields of a row by column. */
  fieldsOf(row: JsonRow, index: number): { fields: Map<string, string>; wrong: FieldProblem[] } {
    const fields = new Map<string, string>();
    const wrong: FieldProblem[] = [];
    const problem = (field: string, message: FieldProblem['message']) =>
      wrong.push({ pointer: pointerTo(index, field), in: 'body', message });
    for (const [field, value] of Object.entries(row)) {
      if (value === undefined) continue;
      const column = this.columnOf(field);
      const other = column === null ? undefined : fields.get(column);
      if (column === null) problem(field, { key: 'imports.rows_unknown_field', params: { field, known: this.all } });
      else if (other !== undefined) problem(field, { key: 'imports.rows_twice_named', params: { one: other, other: field } });
      else fields.set(column, field);
    }
    return { fields, wrong };
  }

  plan(columns: ReadonlyMap<string, number>): { columns: PlannedColumn[]; dynamic: DynamicColumn[] } {
    const planned: PlannedColumn[] = [];
    const dynamic: DynamicColumn[] = [];
    for (const [name, index] of columns) {
      const column = this.spec.columns.find((each) => each.name === name);
      if (column) planned.push({ index, header: name, column });
      else dynamic.push({ index, header: name, name });
    }
    return { columns: planned, dynamic };
  }

  private columnOf(field: string): string | null {
    let column = this.known.get(field);
    if (column === undefined) this.known.set(field, (column = this.recogniser.columnNamed(field)));
    return column;
  }

  private get all(): string {
    return [...this.spec.columns.map((column) => column.name), ...(this.spec.dynamicNames ?? [])].join(', ');
  }
}

function unevenRows(rows: readonly ReadonlyMap<string, string>[], columns: readonly string[]): FieldProblem[] {
  return rows.flatMap((fields, index) => {
    const missing = columns.find((column) => !fields.has(column));
    return missing === undefined
      ? []
      : [{ pointer: pointerTo(index, missing), in: 'body' as const, message: { key: 'imports.rows_uneven' as const } }];
  });
}

/** RFC 6901. */
function pointerTo(index: number, field: string): string {
  return `/rows/${index}${field === '' ? '' : `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`}`;
}

function cellOf(value: RowCell | undefined): RawCell {
  if (value === undefined || value === null || value === '') return EMPTY_CELL;
  if (typeof value === 'number') return { kind: 'number', value, text: String(value) };
  return typeof value === 'boolean' ? { kind: 'boolean', value } : { kind: 'text', value };
}
