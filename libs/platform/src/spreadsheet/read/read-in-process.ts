import { basename } from 'node:path';
import { readCsv } from './csv/read-csv.js';
import type { FileFormat } from './inspect-file.js';
import type { ReadLimits } from './read-limits.js';
import type { SheetEvents } from './sheet-events.js';
import { UnreadableFileError } from './unreadable-file.errors.js';
import { readWorkbook } from './xlsx/read-workbook.js';

export interface ReadTask {
  path: string;
  format: FileFormat;
  limits: ReadLimits;
  batchRows: number;
}

/** Reads in the thread it is called in; an inspected file is presumed. */
export function readInProcess({ path, format, limits, batchRows }: ReadTask): SheetEvents {
  if (format.format === 'xlsx') return readWorkbook(path, limits, batchRows);
  if (format.format === 'csv') return readCsv(path, format.encoding ?? 'utf-8', limits, batchRows);
  throw new UnreadableFileError('spreadsheet.json_is_no_table', { file: basename(path) });
}
