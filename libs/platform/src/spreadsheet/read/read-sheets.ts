import { inspectFile } from './inspect-file.js';
import { readInProcess } from './read-in-process.js';
import { readInThread } from './read-in-thread.js';
import { DEFAULT_LIMITS, type ReadLimits } from './read-limits.js';
import type { SheetEvents } from './sheet-events.js';

export interface ReadOptions {
  /** Limits that differ from the default ones. */
  limits?: Partial<ReadLimits>;
  /** Rows in a batch, about. */
  batchRows?: number;
  /** The compiled entry of the reading thread, where this module itself does not run compiled. */
  workerEntry?: URL;
}

/**
 * Reads the sheets of an .xlsx or .csv file in batches of rows: for each sheet its name, then its rows. The file is inspected first.
 * `next('skip-sheet')` leaves out the rest of the sheet of the last event; `return()` ends the reading, its thread and its handles.
 * No temporary file is made. Compiled, the parsing runs in a thread with limits of memory and time; from TypeScript sources, which a
 * thread cannot load, in this one, unless a compiled entry is given.
 * @throws UnreadableFileError from any step: what was handed out before must then not be used
 */
export async function* readSheets(path: string, options: ReadOptions = {}): SheetEvents {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const format = await inspectFile(path, limits);
  const task = { path, format, limits, batchRows: options.batchRows ?? 500 };
  const entry = options.workerEntry ?? (import.meta.url.endsWith('.ts') ? null : new URL('./reader-worker.js', import.meta.url));
  yield* entry === null ? readInProcess(task) : readInThread(task, entry);
}
