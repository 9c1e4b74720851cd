import type { DataSource } from 'typeorm';
import { render, type Message } from '@platform/i18n/translate.js';
import type { ExportJob, ExportJobStore } from './export-job.store.js';

export type ProgressListener = (step: Message, percent: number) => void;

const WRITE_EVERY_MS = 500;

/** Tells a listener and the job's row how far an export is, and learns from the row when somebody cancelled it. */
export class JobProgress {
  private readonly stop = new AbortController();
  private writing: Promise<void> = Promise.resolve();
  private writtenAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: ExportJobStore,
    private readonly job: ExportJob,
    private readonly listener: ProgressListener | undefined,
  ) {}

  /** Aborted with the reason `cancelled` when the row says so. */
  get cancelled(): AbortSignal {
    return this.stop.signal;
  }

  /** Between two steps: the row is written before the next one begins. */
  async step(step: Message, percent: number): Promise<void> {
    this.listener?.(step, percent);
    this.write(step, percent);
    await this.writing;
  }

  /** Within a step, as often as wanted. */
  pass(step: Message, percent: number): void {
    this.listener?.(step, percent);
    if (Date.now() - this.writtenAt >= WRITE_EVERY_MS) this.write(step, percent);
  }

  /** Resolves when nothing is being written any more. */
  async settle(): Promise<void> {
    await this.writing;
  }

  private write(step: Message, percent: number): void {
    this.writtenAt = Date.now();
    this.writing = this.writing.then(async () => {
      const text = render(this.job.language, step);
      // A word about progress that does not arrive is no reason to fail; the end of the job will tell.
      const runs = await this.jobs.progress(this.dataSource.manager, this.job.id, Math.round(percent), text).catch(() => true);
      if (!runs) this.stop.abort('cancelled');
    });
  }
}
