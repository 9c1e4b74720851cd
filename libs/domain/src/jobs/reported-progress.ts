import type { DataSource } from 'typeorm';
import type { Message } from '@platform/i18n/translate.js';
import type { JobStore } from './job.store.js';

const WRITE_EVERY_MS = 400;

/** Writes into a job's row how far it is, not too often, and learns from the row when somebody cancelled it. */
export class ReportedProgress {
  private readonly stop = new AbortController();
  private writing: Promise<void> = Promise.resolve();
  private writtenAt = 0;
  private readonly heartbeat: NodeJS.Timeout;
  private last: { step: Message; percent: number } | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobStore,
    private readonly id: number,
  ) {
    // A step that takes long says nothing: the row is looked at all the same.
    this.heartbeat = setInterval(() => this.last !== null && this.write(this.last.step, this.last.percent), 2000);
  }

  get cancelled(): AbortSignal {
    return this.stop.signal;
  }

  say(step: Message, percent: number): void {
    this.last = { step, percent };
    if (Date.now() - this.writtenAt >= WRITE_EVERY_MS) this.write(step, percent);
  }

  /** Resolves when nothing is being written any more; nothing is said after it. */
  async settle(): Promise<void> {
    clearInterval(this.heartbeat);
    await this.writing;
  }

  private write(step: Message, percent: number): void {
    this.writtenAt = Date.now();
    this.writing = this.writing.then(async () => {
      // A word about progress that does not arrive is no reason to fail; the end of the job will tell.
      const runs = await this.jobs.progress(this.dataSource.manager, this.id, step, percent).catch(() => true);
      if (!runs) this.stop.abort('cancelled');
    });
  }
}
