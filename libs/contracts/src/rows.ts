import { z } from 'zod';
import { importColumns } from './import-columns.js';
import type { ImportColumn, ImportKind } from './imports.js';
import { longTextSchema } from './http.js';

/** More rows than this come as a file. */
const MOST_ROWS = 1000;

export type RowCell = string | number | boolean | null;

/** Keys that are indexed are short; sentences may be long. */
const LONGEST_KEY = 128;
const LONGEST_TEXT = 4000;
const KEYS = new Set(['team_code', 'team_name', 'exam_name']);

const textCell = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^(?:\P{Cc}|[\t\n\r])*$/u);

function longestOf(column: ImportColumn): number {
  const key = column.type !== 'text' || KEYS.has(column.name);
  return key ? LONGEST_KEY : LONGEST_TEXT;
}

function cellSchema(column: ImportColumn): z.ZodType<RowCell | undefined> {
  const given =
    column.type === 'boolean' ? z.union([textCell(LONGEST_KEY), z.boolean()]) : z.union([textCell(longestOf(column)), z.number()]);
  const substituted = column.name === 'employee_no' || column.name === 'date';
  const cell = column.required && !substituted ? given : given.nullable().optional();
  const words = column.values ? Object.keys(column.values).join(', ') : '';
  const description = [`${column.zh}.`, column.note.en, words].filter((part) => part !== '').join(' ');
  return cell.meta({ description, ...(column.example === undefined ? {} : { example: column.example }) });
}

/**
 * One row as JSON, keyed by the English names of the columns of a file; read like a row of a file. Left out: what is stored stays. null:
 * it is emptied.
 */
const rowShape = (kind: ImportKind): Record<string, z.ZodType<RowCell | undefined>> =>
  Object.fromEntries(importColumns[kind].map((column) => [column.name, cellSchema(column)]));

type RowsSchema<Row extends z.ZodType> = z.ZodObject<{ rows: z.ZodArray<Row>; restate_reason: z.ZodOptional<z.ZodString> }, z.core.$strict>;

function bodyOf<Row extends z.ZodType>(row: Row): RowsSchema<Row> {
  return z.strictObject({
    rows: z.array(row).min(1).max(MOST_ROWS),
    restate_reason: longTextSchema(500)
      .optional()
      .meta({ description: 'Why facts of a published month change; only for those who may close months' }),
  });
}

/** The body that brings rows of a kind. */
export const rowsBody = (kind: Exclude<ImportKind, 'metrics' | 'evaluations'>) => bodyOf(z.strictObject(rowShape(kind)));

/** The same for kinds with fields that depend on data: one a metric. */
export const openRowsBody = (kind: 'metrics', more: Record<string, z.ZodType<RowCell | undefined>>) =>
  bodyOf(z.object({ ...rowShape(kind), ...more }).catchall(z.union([textCell(LONGEST_KEY), z.number(), z.null()])));

const rowRemarkSchema = z
  .object({
    pointer: z.string().meta({ description: 'JSON pointer to the value', example: '/rows/3/held_on' }),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'RowRemark' });

export const writtenRowsSchema = z
  .object({
    batch: z.int().nullable().meta({ description: 'The import batch, to be listed and reverted like a file; null: nothing was new' }),
    rows_read: z.int(),
    rows_imported: z.int(),
    rows_unchanged: z.int(),
    warnings: z.array(rowRemarkSchema).meta({ description: 'Odd but accepted' }),
    matches: z.array(rowRemarkSchema).meta({ description: 'Decided for the caller, such as people found by name' }),
  })
  .meta({ id: 'WrittenRows' });
