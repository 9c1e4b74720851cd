import type { Cell, CellValue, TableBlock, WorkbookModel } from '@platform/spreadsheet/write/workbook-model.js';

/** Words of statistics that no leader, supervisor or agent should have to read. */
export const STATISTICIANS_WORDS = /wilson|welch|xmr|α|\balpha\b|p-?value|置信|显著性|标准差|方差|confidence interval|standard deviation/i;

export function valueOf(cell: Cell | undefined): CellValue | undefined {
  return cell !== null && typeof cell === 'object' && !(cell instanceof Date) ? cell.value : cell;
}

export function tableOf(model: WorkbookModel, id: string): TableBlock {
  const found = model.sheets.flatMap((sheet) => sheet.blocks).find((block) => block.type === 'table' && block.id === id);
  if (found?.type !== 'table') throw new Error(`No table ${id}`);
  return found;
}

/** Values of one column of a table, top down. */
export function columnOf(model: WorkbookModel, table: string, column: string): (CellValue | undefined)[] {
  return tableOf(model, table).rows.map((row) => valueOf(row.cells[column]));
}

/** Every text of a workbook: names, titles, headers, captions, cells. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || value instanceof Date) return [];
  return Object.values(value).flatMap(textsOf);
}
