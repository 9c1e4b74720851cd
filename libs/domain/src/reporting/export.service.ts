import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language } from '@platform/i18n/translate.js';
import { ExportJobStore } from './export-job.store.js';
import { ExportPlanner, type ExportWish } from './export-planner.js';
import { ExportRunner } from './export-runner.js';
import type { ProgressListener } from './job-progress.js';
import type { ExportedFile } from './report-writer.js';

export interface ExportRequest extends ExportWish {
  /** Where the files go, directly; made when it is not there. */
  directory: string;
  language: Language;
  actor: string;
}

/** Writes reports at once, in this process. */
@Injectable()
export class ExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planner: ExportPlanner,
    private readonly jobs: ExportJobStore,
    private readonly runner: ExportRunner,
  ) {}

  /**
   * Writes the files of a report, each complete or not at all; an existing file of the same name is replaced.
   * @param request `progress` hears each step with a share from 0 to 100; aborting `signal` cancels the job
   * @throws what ExportPlanner.plan and ExportRunner.run throw
   */
  async export(request: ExportRequest & { progress?: ProgressListener; signal?: AbortSignal }): Promise<{ files: ExportedFile[] }> {
    const { report, periodId, teamCode, all, language, actor, progress, signal } = request;
    const job = await this.dataSource.transaction(async (tx) => {
      const { run } = await this.planner.plan(tx, request);
      const directory = resolve(request.directory);
      return this.jobs.insert(tx, {
        report,
        periodId,
        teamCode,
        all,
        language,
        runId: run.id,
        state: 'running',
        directory,
        requestedBy: actor,
      });
    });
    return { files: await this.runner.run(job, { progress, signal, resumable: false }) };
  }
}
