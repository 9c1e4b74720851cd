import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { errorCode } from './error-code.js';
import { unpackRows } from './packed-rows.js';
import type { ReadTask } from './read-in-process.js';
import type { ReaderOrder, ReaderReport } from './reader-messages.js';
import { sheetOf, type SheetEvent, type SheetEvents } from './sheet-events.js';
import { UnreadableFileError } from './unreadable-file.errors.js';

/**
 * Reads in a thread of its own, so that a hostile file can neither block nor exhaust this one: the thread has a limit of memory and
 * of time, and ends with the generator, however that ends.
 * @param entry the compiled thread entry
 */
export async function* readInThread(task: ReadTask, entry: URL): SheetEvents {
  const file = basename(task.path);
  const worker = new Worker(entry, {
    workerData: task,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: task.limits.heapMegabytes },
  });
  const inbox = new Inbox(worker, file);
  let left = task.limits.milliseconds;
  let skipped = -1;
  try {
    for (;;) {
      const asked = Date.now();
      const report = await inbox.next(left);
      left -= Date.now() - asked;
      if (report === 'late') {
        const seconds = Math.round(task.limits.milliseconds / 1000);
        throw new UnreadableFileError('spreadsheet.reading_took_too_long', { file, seconds });
      }
      if (report.type === 'done') return;
      if (report.type === 'refused') throw new UnreadableFileError(report.key, report.params);
      if (report.type === 'failed') throw new Error(`The spreadsheet reader failed: ${report.reason}`);
      const event: SheetEvent =
        report.type === 'sheet' ? report.event : { type: 'rows', sheet: report.sheet, rows: unpackRows(report.rows) };
      const sheet = sheetOf(event);
      if (sheet !== skipped && (yield event) === 'skip-sheet') skipped = sheet;
      const order: ReaderOrder = skipped === sheet ? { skip: sheet } : {};
      worker.postMessage(order, []);
    }
  } finally {
    await worker.terminate();
  }
}

/** The reports of the thread in their order, its death among them. */
class Inbox {
  private readonly reports: ReaderReport[] = [];
  private death: Error | undefined;
  private wake: () => void = () => undefined;

  constructor(worker: Worker, file: string) {
    worker.on('message', (report: ReaderReport) => {
      this.reports.push(report);
      this.wake();
    });
    const die = (error: Error) => {
      this.death ??= error;
      this.wake();
    };
    worker.on('error', (error: Error) => {
      const memory = errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY';
      die(memory ? new UnreadableFileError('spreadsheet.reading_took_too_much_memory', { file }) : error);
    });
    worker.on('exit', () => die(new UnreadableFileError('spreadsheet.reader_stopped', { file })));
  }

  /** The next report, or `late` when none comes within the time. @throws what the thread died of */
  async next(milliseconds: number): Promise<ReaderReport | 'late'> {
    const due = Date.now() + milliseconds;
    for (;;) {
      const report = this.reports.shift();
      if (report) return report;
      if (this.death) throw this.death;
      const left = due - Date.now();
      if (left <= 0) return 'late';
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, left);
      });
      clearTimeout(timer);
    }
  }
}
