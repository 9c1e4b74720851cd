import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reasonOf } from '@platform/database/database.errors.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { Message } from '@platform/i18n/translate.js';
import type { JobPerformer } from '@platform/queue/job-performer.js';
import { enqueue } from '@platform/queue/outbox.js';
import { JobAskedOtherwiseError } from './jobs.errors.js';
import { JobStore, type Job } from './job.store.js';
import { ReportedProgress } from './reported-progress.js';

/** Another delivery of the job did the work: this one leaves nothing behind. */
class WorkDone extends Error {
  constructor() {
    super('Another delivery of the job has done its work');
  }
}

/** Long work that people ask for over the page or the HTTP interface, and that a worker does. */
@Injectable()
export class JobService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobStore,
  ) {}

  /** Asks for work as part of a transaction: it is done when that is committed, and only then. */
  async request(tx: EntityManager, kind: string, payload: unknown, requestedBy: string): Promise<Job> {
    const job = await this.jobs.insert(tx, kind, payload, requestedBy);
    await enqueue(tx, 'job', { job: job.id });
    return job;
  }

  /**
   * As `request`, for work that is done once: asked for again while it waits or runs, or when it is done, it is the same job.
   * @param sole what the work is, in words that no other work has
   * @throws JobAskedOtherwiseError when it was asked for with other wishes
   */
  async requestSole(tx: EntityManager, kind: string, payload: unknown, requestedBy: string, sole: string): Promise<Job> {
    const { job, isNew } = await this.jobs.insertSole(tx, kind, payload, requestedBy, sole);
    if (isNew) await enqueue(tx, 'job', { job: job.id });
    else if (!isDeepStrictEqual(job.payload, payload)) throw new JobAskedOtherwiseError(`${job.kind}-${job.id}`);
    return job;
  }

  /**
   * Does a job that was asked for. Delivered again after its worker died it is done anew, unless its work was committed; delivered twice
   * it is done once, or comes to the same. A refusal is written down in the job and is no failure of the delivery.
   * @throws what nobody foresaw, once it is written down; and what a stopping worker leaves undone, so that it is delivered again
   */
  async perform(id: number, performers: readonly JobPerformer[], signal: AbortSignal): Promise<void> {
    if (await this.isConcluded(id)) return;
    const job = await this.jobs.claim(this.dataSource.manager, id);
    if (job === null) return;
    const performer = performers.find(({ kind }) => kind === job.kind);
    if (performer === undefined) throw new Error(`Nobody does jobs of the kind ${job.kind}`);
    const progress = new ReportedProgress(this.dataSource, this.jobs, job.id);
    const either = AbortSignal.any([signal, progress.cancelled]);
    try {
      const context = {
        signal: either,
        progress: (step: Message, percent: number) => progress.say(step, percent),
        requestedBy: job.requestedBy,
        conclude: async (tx: EntityManager, came: object) => {
          if (!(await this.jobs.conclude(tx, job.id, came))) throw new WorkDone();
        },
      };
      const result = await performer.perform(job.payload, context);
      await progress.settle();
      await this.jobs.finish(this.dataSource.manager, job.id, { state: 'done', result: result ?? null, error: null });
    } catch (error) {
      await progress.settle();
      // Whatever went wrong after the work was committed, here or elsewhere: it is done.
      if (await this.isConcluded(job.id)) return;
      if (progress.cancelled.aborted) return;
      if (signal.aborted) throw error instanceof Error ? error : new Error(String(error));
      await this.jobs.finish(this.dataSource.manager, job.id, { state: 'failed', result: null, error: told(error) });
      if (!(error instanceof FairmarkError)) throw error;
    }
  }

  /** Whether a job's work was committed; its end is then written down, if whoever did the work did not come to that. */
  private async isConcluded(id: number): Promise<boolean> {
    const result = await this.jobs.outcome(this.dataSource.manager, id);
    if (result === null) return false;
    await this.jobs.finish(this.dataSource.manager, id, { state: 'done', result, error: null });
    return true;
  }

  async find(id: number): Promise<Job | null> {
    return this.jobs.find(this.dataSource.manager, id);
  }

  /** Stops a job wherever it runs, at its next step. @returns false when it had ended already */
  async cancel(id: number): Promise<boolean> {
    return this.jobs.cancel(this.dataSource.manager, id);
  }
}

function told(error: unknown): Message {
  if (error instanceof FairmarkError) return { key: error.key, params: error.params };
  return { key: 'reporting.unexpected', params: { reason: reasonOf(error) } };
}
