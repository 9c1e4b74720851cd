import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { enqueue } from '@platform/queue/outbox.js';
import { ExportJobStore, type ExportJob } from './export-job.store.js';
import { ExportPlanner } from './export-planner.js';
import { ExportRunner } from './export-runner.js';
import type { ExportRequest } from './export.service.js';
import type { ProgressListener } from './job-progress.js';
import { ExportJobUnknownError } from './reporting.errors.js';

/** Exports that a worker writes. */
@Injectable()
export class ExportJobService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planner: ExportPlanner,
    private readonly jobs: ExportJobStore,
    private readonly runner: ExportRunner,
  ) {}

  /** As `requestIn`, in a transaction of its own. */
  async request(request: ExportRequest): Promise<ExportJob> {
    return this.dataSource.transaction((tx) => this.requestIn(tx, request));
  }

  /**
   * Asks for an export as part of a transaction. Which run it shows is settled now.
   * @throws what ExportPlanner.plan throws: such a job is never begun
   */
  async requestIn(tx: EntityManager, request: ExportRequest): Promise<ExportJob> {
    const { report, periodId, teamCode, all, language, actor } = request;
    const { run } = await this.planner.plan(tx, request);
    const directory = resolve(request.directory);
    const job = await this.jobs.insert(tx, {
      report,
      periodId,
      teamCode,
      all,
      language,
      runId: run.id,
      state: 'queued',
      directory,
      requestedBy: actor,
    });
    await enqueue(tx, 'export', { job: job.id });
    return job;
  }

  /**
   * Does a job that was asked for. Delivered twice it changes nothing; one whose worker died is done anew and makes the same files.
   * A refusal, such as a full disk, is written down in the job and is no failure of the delivery.
   * @throws what nobody foresaw, so that the job is delivered again; then also when the worker stops
   */
  async perform(jobId: number, options: { progress?: ProgressListener; signal?: AbortSignal } = {}): Promise<void> {
    const job = await this.dataSource.transaction((tx) => this.jobs.claim(tx, jobId));
    if (job === null) return;
    try {
      await this.runner.run(job, { ...options, resumable: true });
    } catch (error) {
      if (error instanceof FairmarkError) return;
      // An abort throws its reason, which is a word; the queue expects an error.
      throw error instanceof Error ? error : new Error(String(error));
    }
  }

  /** Stops a job wherever it runs, at its next step. @returns false when it had ended already @throws ExportJobUnknownError */
  async cancel(jobId: number): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      if (await this.jobs.cancel(tx, jobId)) return true;
      await this.get(tx, jobId);
      return false;
    });
  }

  /** @throws ExportJobUnknownError */
  async find(jobId: number): Promise<ExportJob> {
    return this.get(this.dataSource.manager, jobId);
  }

  private async get(tx: EntityManager, jobId: number): Promise<ExportJob> {
    const job = await this.jobs.find(tx, jobId);
    if (job === null) throw new ExportJobUnknownError(jobId);
    return job;
  }
}
