import { basename } from 'node:path';
import type { ReadLimits } from '../read-limits.js';
import type { SheetEvents } from '../sheet-events.js';
import { UnreadableFileError } from '../unreadable-file.errors.js';
import { SharedStrings } from './shared-strings.js';
import { Styles } from './styles.js';
import { findWorkbookPart, readWorkbookParts, type SheetPart } from './workbook-parts.js';
import { WorkbookZip } from './workbook-zip.js';
import { WorksheetRows, type CellContext } from './worksheet-rows.js';
import { readWholeXml, readXml } from './xml-reader.js';

/** A batch also ends at this many cells, so that very wide sheets do not make huge batches. */
const BATCH_CELLS = 40_000;

type SharedContext = Omit<CellContext, 'sheet'>;

/** Reads a workbook sheet by sheet; at most a batch and a chunk of XML are held, besides the shared strings. */
export async function* readWorkbook(path: string, limits: ReadLimits, batchRows: number): SheetEvents {
  const zip = await WorkbookZip.open(path, limits);
  try {
    const file = basename(path);
    const workbook = await findWorkbookPart(zip, path);
    if (workbook === null) throw new UnreadableFileError('spreadsheet.zip_not_xlsx', { file });
    const parts = await readWorkbookParts(zip, path, workbook);
    let context: SharedContext | undefined;
    for (const sheet of parts.sheets) {
      const answer = yield { type: 'sheet', index: sheet.index, name: sheet.name, hidden: sheet.hidden };
      if (answer === 'skip-sheet') continue;
      context ??= await readContext(zip, path, parts);
      yield* readSheet(zip, path, sheet, context, batchRows);
    }
  } finally {
    zip.close();
  }
}

async function* readSheet(zip: WorkbookZip, path: string, sheet: SheetPart, context: SharedContext, batchRows: number): SheetEvents {
  const rows = new WorksheetRows({ ...context, sheet: sheet.name });
  for await (const _ of readXml(zip, path, sheet.part, rows)) {
    while (rows.ready.length >= batchRows || rows.readyCells >= BATCH_CELLS) {
      const answer = yield { type: 'rows', sheet: sheet.index, rows: rows.take() };
      if (answer === 'skip-sheet') return;
    }
  }
  if (rows.ready.length > 0) yield { type: 'rows', sheet: sheet.index, rows: rows.take() };
}

async function readContext(
  zip: WorkbookZip,
  path: string,
  parts: { sharedStrings: string | null; styles: string | null; date1904: boolean },
): Promise<SharedContext> {
  const file = basename(path);
  const strings = new SharedStrings(file);
  const styles = new Styles();
  if (parts.sharedStrings !== null) await readWholeXml(zip, path, parts.sharedStrings, strings);
  if (parts.styles !== null) await readWholeXml(zip, path, parts.styles, styles);
  return { file, strings, styles, date1904: parts.date1904 };
}
