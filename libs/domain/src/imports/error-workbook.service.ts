import { Injectable } from '@nestjs/common';
import type { Language } from '@platform/i18n/translate.js';
import { render } from '@platform/i18n/translate.js';
import type { RawCell, RawRow } from '@platform/spreadsheet/read/sheet-events.js';
import { writeErrorWorkbook, type ErrorRow } from '@platform/spreadsheet/write/error-workbook.js';
import type { CellValue } from '@platform/spreadsheet/write/workbook-model.js';
import type { RowRemark } from '@platform/intake/row-problem.js';
import type { FileOutcome } from './import-outcome.js';
import { rowsOfSheet } from './rows-of-sheet.js';

/** Gives a user their own rows back with what is wrong beside them, to be mended and imported again. */
@Injectable()
export class ErrorWorkbookService {
  /** Writes the rows of one file: header rows as they were, every row, and a last column 错误原因/Error. */
  async write(path: string, file: string, outcome: FileOutcome, language: Language): Promise<void> {
    const byRow = new Map<number, RowRemark[]>();
    for (const problem of outcome.problems) byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem]);
    const rows = rowsOfSheet(file, outcome.table.sheet);
    const headerRows: string[][] = [];
    let next = await rows.next();
    for (; !next.done && next.value.row <= outcome.table.lastHeaderRow; next = await rows.next()) {
      if (next.value.row >= outcome.table.headerRow) headerRows.push(next.value.cells.map(headerText));
    }
    const first = next.done ? null : next.value;
    await writeErrorWorkbook(path, {
      language,
      sheetName: outcome.table.sheet,
      headerRows,
      rows: errorRows(first, rows, byRow, language),
    });
  }
}

async function* errorRows(
  first: RawRow | null,
  rest: AsyncGenerator<RawRow>,
  problems: ReadonlyMap<number, RowRemark[]>,
  language: Language,
): AsyncGenerator<ErrorRow> {
  if (first === null) return;
  yield errorRow(first, problems, language);
  for await (const row of rest) yield errorRow(row, problems, language);
}

function errorRow(row: RawRow, problems: ReadonlyMap<number, RowRemark[]>, language: Language): ErrorRow {
  const own = problems.get(row.row) ?? [];
  const separator = language === 'zh' ? '：' : ': ';
  return {
    cells: row.cells.map(cellValue),
    error: own
      .map((problem) => (problem.column === '' ? '' : `${problem.column}${separator}`) + render(language, problem.message))
      .join('\n'),
    badColumns: own.flatMap((problem) => problem.columnIndex ?? []),
  };
}

const headerText = (cell: RawCell): string => ('value' in cell ? String(cell.value) : '');

/** Long numbers stay text, so that no digit is lost on the way back. */
function cellValue(cell: RawCell): CellValue {
  switch (cell.kind) {
    case 'empty':
    case 'formula_without_value':
      return '';
    case 'number':
      return cell.text.length > 15 ? cell.text : cell.value;
    case 'date':
      return cell.value.replace('T', ' ').replace(/ 00:00:00$/, '');
    default:
      return cell.value;
  }
}
