import { importColumns } from '@contracts/import-columns.js';
import { connectRows, isConnectEvaluation } from './connect-evaluation.js';
import { FormJsonError } from './forms.errors.js';
import { genesysRows, isGenesysForm } from './genesys-form.js';
import type { FormRow, FormSheet, SheetValue } from './form-sheet.js';
import { optionsText } from './form-text.js';

type JsonObject = Record<string, unknown>;

const COLUMN_OF_WORD = new Map(
  importColumns.forms.flatMap((column) => [column.name, column.zh, ...column.synonyms].map((word) => [word.toLowerCase(), column.name])),
);

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads an evaluation form from JSON: our own shape (`{form_code, version, name, …, criteria: [{…}]}`, a list of these, or a list of flat
 * rows, with English or Chinese column names), a Genesys Cloud form, or an Amazon Connect evaluation.
 * @throws FormJsonError with one sentence for anything else
 */
export function rowsFromFormJson(json: unknown): FormSheet {
  const rows = readRows(json);
  if (rows.length === 0) throw new FormJsonError('forms.json_no_questions');
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { header, rows: rows.map((row) => header.map((name) => row[name] ?? null)) };
}

function readRows(json: unknown): FormRow[] {
  if (isGenesysForm(json)) return genesysRows(json);
  if (isConnectEvaluation(json)) return connectRows(json);
  const list = Array.isArray(json) ? json : isObject(json) && Array.isArray(json['forms']) ? json['forms'] : [json];
  if (list.length === 0 || !list.every(isObject)) throw new FormJsonError('forms.json_unknown_shape');
  return list.flatMap((each) => (Array.isArray(each['criteria']) ? nestedRows(each, each['criteria']) : [flatRow(each)]));
}

/** The form's own fields stand on each of its rows. */
function nestedRows(form: JsonObject, criteria: unknown[]): FormRow[] {
  const { criteria: _, ...fields } = form;
  const shared = flatRow(fields);
  return criteria.map((criterion) => {
    if (!isObject(criterion)) throw new FormJsonError('forms.json_cell', { field: 'criteria' });
    return { ...shared, ...criterionRow(criterion) };
  });
}

/** Inside `criteria`, `code` and `name` can only mean the criterion's. */
function criterionRow(criterion: JsonObject): FormRow {
  const { code, name, ...fields } = criterion;
  const row = cells(fields);
  if (code !== undefined) row['criterion_code'] ??= cell('code', code);
  if (name !== undefined) row['criterion'] ??= cell('name', name);
  return row;
}

function flatRow(fields: JsonObject): FormRow {
  const row = cells(fields);
  if (row['form_code'] === undefined) throw new FormJsonError('forms.json_unknown_shape');
  return row;
}

function cells(fields: JsonObject): FormRow {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [COLUMN_OF_WORD.get(field.trim().toLowerCase()) ?? field, cell(field, value)]),
  );
}

function cell(field: string, value: unknown): SheetValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'Y' : 'N';
  if (COLUMN_OF_WORD.get(field.trim().toLowerCase()) === 'options' && Array.isArray(value)) return optionsText(value.map(optionOf));
  throw new FormJsonError('forms.json_cell', { field });
}

/** An option as an object: `{label or text, points or value, auto_fail}`. */
function optionOf(option: unknown): { label: string; points: number; autoFail: boolean } {
  if (!isObject(option)) throw new FormJsonError('forms.json_cell', { field: 'options' });
  const label = option['label'] ?? option['text'];
  const points = option['points'] ?? option['value'];
  if (typeof label !== 'string' || typeof points !== 'number') throw new FormJsonError('forms.json_cell', { field: 'options' });
  return { label, points: points * 100, autoFail: option['auto_fail'] === true };
}
