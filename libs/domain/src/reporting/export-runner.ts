import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reasonOf } from '@platform/database/database.errors.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { translate, type Message } from '@platform/i18n/translate.js';
import { AuditService } from '../audit/audit.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { prepareFolder } from './export-folder.js';
import { ExportJobStore, type ExportJob, type ExportOutcome } from './export-job.store.js';
import { ExportPlanner, type ExportPlan } from './export-planner.js';
import { exportFileName } from './file-name.js';
import { JobProgress, type ProgressListener } from './job-progress.js';
import { LayoutWriter } from './layout-writer.js';
import { reportContext } from './report-context.js';
import { ReportWriter, type ExportedFile } from './report-writer.js';
import { ExportCancelledError } from './reporting.errors.js';
import { withSnapshot, type Snapshot } from './snapshot.js';
import { Turnstile } from './turnstile.js';

export interface RunOptions {
  /** Hears what is being done, with a share of the whole from 0 to 100. */
  progress?: ProgressListener | undefined;
  signal?: AbortSignal | undefined;
  /** True where another process takes the job up again: only an abort with the reason `cancelled` then ends it. */
  resumable: boolean;
}

/** Rows after which a streamed file counts as half done: how many there will be is not known beforehand. */
const HALF_WAY_ROWS = 50_000;

/** Does the work of an export job whose row says that it is running. */
@Injectable()
export class ExportRunner {
  /** One workbook in memory, and one connection held, however many jobs are at hand. */
  private readonly turnstile = new Turnstile();

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: ExportJobStore,
    private readonly planner: ExportPlanner,
    private readonly writer: ReportWriter,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
    private readonly layouts: LayoutWriter,
  ) {}

  /**
   * Makes all files of the job, each complete or not at all, and writes down how it ended. All show the same moment.
   * @throws ExportCancelledError; FairmarkError for a full disk, a folder that cannot be written …; files that were complete by then stay
   */
  async run(job: ExportJob, options: RunOptions): Promise<ExportedFile[]> {
    return this.turnstile.pass(async () => {
      const files: ExportedFile[] = [];
      const progress = new JobProgress(this.dataSource, this.jobs, job, options.progress);
      const signal = AbortSignal.any([progress.cancelled, ...(options.signal === undefined ? [] : [options.signal])]);
      try {
        await this.makeFiles(job, progress, signal, files);
        await progress.settle();
      } catch (error) {
        await progress.settle();
        throw await this.failed(job, files, error, signal, options.resumable);
      }
      const state = await this.finish(job, { state: 'done', files, step: translate(job.language, 'reporting.step_done'), error: null });
      if (state === 'cancelled') throw new ExportCancelledError();
      options.progress?.({ key: 'reporting.step_done' }, 100);
      return files;
    });
  }

  private async makeFiles(job: ExportJob, progress: JobProgress, signal: AbortSignal, files: ExportedFile[]): Promise<void> {
    signal.throwIfAborted();
    await progress.step({ key: 'reporting.step_prepare' }, 0);
    await prepareFolder(job.directory);
    await withSnapshot(this.dataSource, signal, async (snapshot) => {
      const { report, periodId, run } = job;
      const plan = await this.planner.plan(snapshot.tx, { report, periodId, run, teamCode: job.scope.team_code, all: job.scope.all });
      for (const at of plan.targets.keys()) {
        signal.throwIfAborted();
        files.push(await this.makeFile(job, plan, at, snapshot, progress, signal));
      }
    });
  }

  private async makeFile(
    job: ExportJob,
    plan: ExportPlan,
    at: number,
    snapshot: Snapshot,
    progress: JobProgress,
    signal: AbortSignal,
  ): Promise<ExportedFile> {
    const target = plan.targets[at]!;
    const total = plan.targets.length;
    const name = exportFileName(plan.definition.name, job.periodId, (target.subject ?? target.team)?.code ?? null, job.language);
    const { timeZone } = await this.settings.calendar(snapshot.tx);
    // A workbook names the person; by which way they asked stands in the audit trail.
    const requestedBy = job.requestedBy.replace(/^cli:/, '');
    const occasion = { language: job.language, timeZone, requestedBy, now: job.requestedAt };
    const share = (done: number) => (100 * (at + done)) / total;
    const step: Message = { key: 'reporting.step_file', params: { file: name, number: at + 1, total } };
    await progress.step(step, share(0));
    signal.throwIfAborted();
    const context = reportContext(snapshot, plan.run, plan.period, target, occasion);
    if (plan.definition.kind === 'layout') return this.layouts.write(snapshot.tx, plan.definition.file, context, job.directory, name);
    return this.writer.write(plan.definition, context, job.directory, name, {
      signal,
      onRows: (rows) => progress.pass({ key: 'reporting.step_rows', params: { file: name, rows } }, share(rows / (rows + HALF_WAY_ROWS))),
    });
  }

  /** @returns what is to be thrown */
  private async failed(job: ExportJob, files: ExportedFile[], error: unknown, signal: AbortSignal, resumable: boolean): Promise<unknown> {
    const { language } = job;
    if (signal.aborted && resumable && signal.reason !== 'cancelled') return error;
    const cancelled = signal.aborted ? new ExportCancelledError() : null;
    const told =
      cancelled ?? (error instanceof FairmarkError ? error : new FairmarkError('reporting.unexpected', { reason: reasonOf(error) }, 500));
    const sentence = told.sentence(language);
    // The first failure is the one to hear of, also when it cannot be written down.
    await this.finish(job, { state: cancelled ? 'cancelled' : 'failed', files, step: sentence, error: sentence }).catch(() => undefined);
    return cancelled ?? error;
  }

  private async finish(job: ExportJob, outcome: ExportOutcome): Promise<ExportJob['state'] | null> {
    return this.dataSource.transaction(async (tx) => {
      const state = await this.jobs.finish(tx, job.id, outcome);
      if (state !== null && outcome.files.length > 0)
        await this.record(tx, job, { ...outcome, state: state === 'cancelled' ? state : outcome.state });
      return state;
    });
  }

  private async record(tx: EntityManager, job: ExportJob, { state, files }: ExportOutcome): Promise<void> {
    await this.audit.record(tx, {
      actor: job.requestedBy,
      action: 'export.write',
      subject: `period ${job.periodId}`,
      detail: {
        job: job.id,
        report: job.report,
        run: job.run,
        language: job.language,
        scope: job.scope,
        state,
        files: files.map(({ name, checksum }) => ({ name, checksum })),
      },
    });
  }
}
