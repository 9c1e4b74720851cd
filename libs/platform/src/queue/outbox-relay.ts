import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { JobQueues } from './job-queue.js';

const POLL_MS = 300;
const BATCH = 200;
const RETRY_MS = 2000;

const waitingRows = z.array(z.object({ id: z.string(), queue: z.string(), name: z.string(), payload: z.unknown() }));

/**
 * Passes what the outbox holds on to the queues. Any number of relays may run: each row is locked by one. A row is marked
 * after it was sent, so one that crashes in between sends it again under the same job id; handlers must bear that.
 * Rows for queues this program does not know wait for one that does.
 */
export class OutboxRelay {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: JobQueues,
    private readonly queueNames: readonly string[],
    private readonly onError: (error: Error) => void,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Relays one batch. @returns how many rows it had */
  async relayBatch(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const rows = waitingRows.parse(
        await tx.query(
          `select id::text, queue, name, payload from outbox
           where relayed_at is null and queue = any($1) order by id limit $2 for update skip locked`,
          [this.queueNames, BATCH],
        ),
      );
      if (rows.length === 0) return 0;
      await this.queues.send(rows.map(({ id, queue, name, payload }) => ({ queue, name, payload, jobId: `ob-${id}` })));
      await tx.query('update outbox set relayed_at = now() where id = any($1::bigint[])', [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let wait = POLL_MS;
      try {
        if ((await this.relayBatch()) === BATCH) wait = 0;
      } catch (error) {
        this.onError(error as Error);
        wait = RETRY_MS;
      }
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}
