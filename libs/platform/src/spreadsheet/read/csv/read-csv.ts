import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { errorCode, NOT_IN_THE_ENCODING } from '../error-code.js';
import type { ReadLimits } from '../read-limits.js';
import { EMPTY_CELL, type RawCell, type RawRow, type SheetEvents } from '../sheet-events.js';
import { UnreadableFileError } from '../unreadable-file.errors.js';
import { CsvQuoteError, CsvRecords, sniffSeparator, type CsvRecord } from './csv-records.js';
import { strictDecoder, type TextEncoding } from './text-encoding.js';

const CHUNK_BYTES = 1 << 17;

/** Reads a csv file as one sheet. All cells are text: nothing is guessed here. */
export async function* readCsv(path: string, encoding: TextEncoding, limits: ReadLimits, batchRows: number): SheetEvents {
  const file = basename(path);
  if ((yield { type: 'sheet', index: 0, name: basename(path, extname(path)), hidden: false }) === 'skip-sheet') return;
  let ready: RawRow[] = [];
  try {
    for await (const records of recordsOf(path, encoding, limits)) {
      for (const record of records) addRow(ready, record);
      if (ready.length < batchRows) continue;
      const answer = yield { type: 'rows', sheet: 0, rows: ready };
      if (answer === 'skip-sheet') return;
      ready = [];
    }
  } catch (error) {
    if (error instanceof CsvQuoteError) throw new UnreadableFileError(`spreadsheet.csv_${error.fault}`, { file, line: error.line });
    // The decoder, at bytes that do not fit what the beginning of the file promised.
    if (errorCode(error) === NOT_IN_THE_ENCODING) throw new UnreadableFileError('spreadsheet.unknown_encoding', { file });
    throw error;
  }
  if (ready.length > 0) yield { type: 'rows', sheet: 0, rows: ready };
}

async function* recordsOf(path: string, encoding: TextEncoding, limits: ReadLimits): AsyncGenerator<CsvRecord[], void, undefined> {
  const decoder = strictDecoder(encoding);
  let records: CsvRecords | undefined;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    if (encoding !== 'utf-16le' && (chunk as Buffer).includes(0)) {
      throw new UnreadableFileError('spreadsheet.not_a_table', { file: basename(path) });
    }
    const text = decoder.decode(chunk as Buffer, { stream: true });
    records ??= new CsvRecords(sniffSeparator(text), limits.csvRecordCharacters);
    yield records.push(text);
  }
  if (!records) return;
  const tail = decoder.decode();
  if (tail !== '') yield records.push(tail);
  yield records.end();
}

function addRow(rows: RawRow[], { line, fields }: CsvRecord): void {
  while (fields.at(-1) === '') fields.pop();
  if (fields.length === 0 || (line === 1 && fields[0]?.startsWith('sep='))) return;
  rows.push({ row: line, cells: fields.map((field): RawCell => (field === '' ? EMPTY_CELL : { kind: 'text', value: field })) });
}
