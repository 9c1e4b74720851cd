import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheets, type ReadOptions } from '../read-sheets.js';
import type { RawCell, RawRow } from '../sheet-events.js';

/** A folder for the files of a test; `remove` takes it away with them. */
export class ScratchFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'fairmark-read-'));

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface ReadSheet {
  name: string;
  hidden: boolean;
  rows: RawRow[];
}

/** Everything a file holds, by sheet. */
export async function readAll(path: string, options?: ReadOptions): Promise<ReadSheet[]> {
  const sheets: ReadSheet[] = [];
  for await (const event of readSheets(path, options)) {
    if (event.type === 'sheet') sheets.push({ name: event.name, hidden: event.hidden, rows: [] });
    else sheets.at(-1)?.rows.push(...event.rows);
  }
  return sheets;
}

/** Cells as plain values, for comparisons in tests. */
export function plainCells(row: RawRow | undefined): unknown[] {
  return (row?.cells ?? []).map((cell: RawCell) => ('value' in cell ? cell.value : cell.kind === 'empty' ? null : cell));
}

/** What a promise was refused with, as its key; fails when it was not. */
export async function refusal(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof Error && 'key' in error) return String(error.key);
    throw error;
  }
  throw new Error('Not refused');
}
