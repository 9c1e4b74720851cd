import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { buffersOf, packRows } from './packed-rows.js';
import { readInProcess, type ReadTask } from './read-in-process.js';
import { EVENTS_UNDER_WAY, type ReaderOrder, type ReaderReport } from './reader-messages.js';
import { sheetOf, type SheetEvent } from './sheet-events.js';
import { UnreadableFileError } from './unreadable-file.errors.js';

/** Entry of the reading thread: sends events as far as it has been allowed to. */
async function run(port: MessagePort, task: ReadTask): Promise<void> {
  const orders = { allowed: EVENTS_UNDER_WAY, skip: -1, arrived: (): void => undefined };
  port.on('message', (order: ReaderOrder) => {
    orders.allowed += 1;
    orders.skip = order.skip ?? orders.skip;
    orders.arrived();
  });
  const report = (message: ReaderReport) => port.postMessage(message);
  try {
    const events = readInProcess(task);
    let current = -1;
    for (;;) {
      while (orders.allowed === 0) await new Promise<void>((resolve) => (orders.arrived = resolve));
      const next = await events.next(current >= 0 && orders.skip === current ? 'skip-sheet' : undefined);
      if (next.done) break;
      current = sheetOf(next.value);
      orders.allowed -= 1;
      send(port, next.value);
    }
    report({ type: 'done' });
  } catch (error) {
    if (error instanceof UnreadableFileError) report({ type: 'refused', key: error.key, params: error.params });
    else report({ type: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    port.close();
  }
}

function send(port: MessagePort, event: SheetEvent): void {
  if (event.type === 'sheet') return port.postMessage({ type: 'sheet', event } satisfies ReaderReport);
  const rows = packRows(event.rows);
  port.postMessage({ type: 'rows', sheet: event.sheet, rows } satisfies ReaderReport, buffersOf(rows));
}

if (parentPort) void run(parentPort, workerData as ReadTask);
