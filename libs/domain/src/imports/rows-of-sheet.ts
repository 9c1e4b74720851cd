import { readSheets } from '@platform/spreadsheet/read/read-sheets.js';
import type { RawRow } from '@platform/spreadsheet/read/sheet-events.js';

/** The rows of the first visible sheet of a name. */
export async function* rowsOfSheet(file: string, sheet: string): AsyncGenerator<RawRow> {
  let wanted: number | null = null;
  for await (const event of readSheets(file)) {
    if (event.type === 'sheet') wanted = event.name === sheet && !event.hidden && wanted === null ? event.index : wanted;
    else if (event.sheet === wanted) yield* event.rows;
  }
}
