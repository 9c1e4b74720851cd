import { translate, type MessageKey } from '../../i18n/translate.js';
import type { WritingContext } from './cell-content.js';
import { StyleBook } from './cell-styles.js';
import { chartXml } from './chart-part.js';
import { chartData } from './draw-chart.js';
import { drawSheet } from './draw-sheet.js';
import { linkResolver } from './draw-table.js';
import { placeSheet, type PlacedTable } from './place-sheet.js';
import type { SheetDraft } from './sheet-draft.js';
import { requireValidTable } from './table-part.js';
import { tableProperty } from './table-property.js';
import { textWidth } from './text-width.js';
import type { WorkbookModel, WorkbookProperties } from './workbook-model.js';
import { workbookBytes } from './workbook-package.js';

const DEFAULT_ZONE = 'Asia/Shanghai';
const SEPARATOR = '　|　';

/**
 * Makes the xlsx file of a model. Throws an Error where the model itself is wrong (NaN, an invalid date, a row without a cell of
 * a column, two tables of one name, a chart of a table that is not there): such a workbook must not reach a reader.
 */
export async function renderWorkbook(model: WorkbookModel): Promise<Uint8Array> {
  requireValidModel(model);
  const context: WritingContext = { language: model.language, timeZone: model.timeZone ?? DEFAULT_ZONE };
  const placed = model.sheets.map((sheet, at) => placeSheet(sheet, at === 0, (width) => metaLines(model, at === 0, width), context));
  const tables = placed.flatMap((sheet) => sheet.blocks.flatMap((one) => (one.table === undefined ? [] : [one.table])));
  const names = model.sheets.map((sheet) => sheet.name);
  const resolve = linkResolver(names, tables);
  const drafts = placed.map((sheet, at) => drawSheet(sheet, model, at === 0, context, resolve));
  return workbookBytes(drafts, chartParts(drafts, tables, context), new StyleBook(model.language), {
    title: model.title,
    author: model.properties.createdBy ?? 'Fairmark',
    created: model.created ?? new Date(),
    custom: { ...model.custom, ...tableProperties(tables) },
  });
}

/** Chart parts of each sheet, in the order of its drawing. */
function chartParts(drafts: SheetDraft[], tables: PlacedTable[], context: WritingContext): string[][] {
  const byId = new Map(tables.map((table) => [table.block.id, table]));
  const byName = new Map(drafts.map((draft) => [draft.name, draft]));
  return drafts.map((draft) => draft.charts.map(({ block }) => chartXml(block, chartData(block, byId, byName, context), context.language)));
}

/** Where each table stands (sheet, header row, rows, columns), for reading it back from a file whose program dropped the tables. */
function tableProperties(tables: PlacedTable[]): Record<string, string> {
  const entries = tables.map(({ block, sheetName, headerRow }): [string, string] => {
    return [tableProperty(block.id), `${sheetName}!${headerRow}:${block.rows.length}:${block.columns.length}`];
  });
  return Object.fromEntries(entries);
}

function requireValidModel(model: WorkbookModel): void {
  if (model.sheets.length === 0) throw new Error('A workbook needs a sheet');
  const names = new Set<string>();
  const tables = new Set<string>();
  for (const sheet of model.sheets) {
    if (sheet.name.length === 0 || sheet.name.length > 31 || /[:\\/?*[\]]|^'|'$/.test(sheet.name))
      throw new Error(`“${sheet.name}” cannot name a sheet`);
    if (names.has(sheet.name.toLowerCase())) throw new Error(`Two sheets are named “${sheet.name}”`);
    names.add(sheet.name.toLowerCase());
    for (const block of sheet.blocks) {
      if (block.type !== 'table') continue;
      requireValidTable(
        block.id,
        block.columns.map((column) => column.title),
        tables,
      );
    }
  }
}

const META: [Exclude<keyof WorkbookProperties, 'extra'>, MessageKey, boolean][] = [
  ['period', 'report.meta_period', true],
  ['asOf', 'report.meta_as_of', true],
  ['run', 'report.meta_run', true],
  ['checksum', 'report.meta_checksum', true],
  ['formVersions', 'report.meta_form_versions', false],
  ['schemeVersion', 'report.meta_scheme_version', false],
  ['createdBy', 'report.meta_created_by', false],
  ['createdAt', 'report.meta_created_at', false],
];

/** Provenance packed into lines of the sheet's width: all of it on the first sheet, what tells runs apart on the others. */
function metaLines(model: WorkbookModel, first: boolean, width: number): string[] {
  const pair = (label: string, value: string) => translate(model.language, 'report.pair', { label, value });
  const pairs = META.flatMap(([key, message, everywhere]) => {
    const value = model.properties[key];
    return value === null || !(first || everywhere) ? [] : [pair(translate(model.language, message), value)];
  });
  if (first) pairs.push(...(model.properties.extra ?? []).map(({ label, value }) => pair(label, value)));
  const lines = first && model.subtitle !== undefined ? [model.subtitle] : [];
  let line = '';
  for (const text of pairs) {
    const longer = line === '' ? text : line + SEPARATOR + text;
    // The line is set in a smaller type than the body font that widths count.
    if (line !== '' && textWidth(longer) > width * 1.05) {
      lines.push(line);
      line = text;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
