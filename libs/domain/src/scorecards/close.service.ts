import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Message } from '@platform/i18n/translate.js';
import { enqueue } from '@platform/queue/outbox.js';
import { AuditService } from '../audit/audit.service.js';
import { AccumulateService } from './accumulate.service.js';
import { withPeriodLock } from './period-lock.js';
import { PeriodService } from './period.service.js';
import type { Period } from './period.store.js';
import { RunBuilder } from './run-builder.js';
import { draftRun, type InputCounts, type RunDraft } from './run-draft.js';
import { RunStore, type Run } from './run.store.js';
import { DEFAULT_SCHEMES } from './scheme.store.js';
import { NobodyInPeriodError, PeriodBusyError, PeriodEmptyError, RunNeedsReasonError } from './scorecards.errors.js';
import { isSnapshotConflict } from './snapshot-conflict.js';

const ATTEMPTS = 6;

export interface CloseRequest {
  periodId: string;
  /** The agents' scheme; left out: that of the run before, else the default. */
  schemeCode?: string | undefined;
  /** Why the month is closed again; needed from run 2 on. */
  reason?: string | null | undefined;
  actor: string;
  /** Hears what is being done, with a share of the whole from 0 to 100. */
  progress?: ((step: Message, percent: number) => void) | undefined;
  /** Aborted: nothing is stored. */
  signal?: AbortSignal | undefined;
  /** Writes what is to be committed with the run, or not at all. */
  committing?: ((tx: EntityManager, summary: RunSummary) => Promise<void>) | undefined;
}

export interface RunSummary {
  period: string;
  run: number;
  runId: number;
  scheme: string;
  leaderScheme: string;
  /** The instant of the snapshot, ISO 8601. */
  asOf: string;
  reason: string | null;
  checksum: string;
  /** Whether the figures differ from the run before; null: this is the first. */
  changed: boolean | null;
  inputCounts: InputCounts;
  cards: { agents: number; ranked: number; insufficientSample: number; noData: number; teams: number; teamLeaders: number };
}

/** Makes the numbered runs of a month. */
@Injectable()
export class CloseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly periods: PeriodService,
    private readonly accumulate: AccumulateService,
    private readonly builder: RunBuilder,
    private readonly runs: RunStore,
    private readonly audit: AuditService,
  ) {}

  /**
   * Refuses a close that could not be done now, before anybody waits for it; much may change until it is done.
   * @throws what `close` throws, but PeriodBusyError
   */
  async check(request: Pick<CloseRequest, 'periodId' | 'schemeCode' | 'reason'>): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.findOrCreate(tx, request.periodId);
      const { period, schemeCode } = await this.start(tx, request);
      await this.builder.schemesOf(tx, period, schemeCode);
    });
  }

  /**
   * Works out a month's scorecards and stores them as its next run: in one snapshot, wholly or not at all.
   * @throws PeriodUnknownError, PeriodEmptyError, NobodyInPeriodError when there is nothing to close
   * @throws RunNeedsReasonError when the month was closed before and no reason is given
   * @throws SchemeUnknownError for a scheme that agents do not have
   * @throws PeriodBusyError when the month kept changing
   */
  async close(request: CloseRequest): Promise<RunSummary> {
    const { periodId } = request;
    await this.dataSource.transaction((tx) => this.findOrCreate(tx, periodId));
    return withPeriodLock(this.dataSource, periodId, async (manager) => {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        request.progress?.({ key: 'scorecards.step_facts' }, 10);
        await this.accumulate.drainLocked(manager, periodId);
        request.signal?.throwIfAborted();
        try {
          return await manager.transaction('REPEATABLE READ', (tx) => this.closeOnce(tx, request));
        } catch (error) {
          // Someone changed what this snapshot had read; the next attempt reads the change.
          if (!isSnapshotConflict(error)) throw error;
        }
      }
      throw new PeriodBusyError(periodId);
    });
  }

  /** A month for which no fact came in has no row yet; it can still be closed, once it has begun, when people worked in it. */
  private async findOrCreate(tx: EntityManager, periodId: string): Promise<void> {
    if ((await this.periods.find(tx, periodId)) !== null) return;
    await this.periods.ensure(tx, [periodId]);
    const period = await this.periods.get(tx, periodId);
    if (period.startsAt > new Date()) throw new PeriodEmptyError(periodId);
    if (await this.builder.isDeserted(tx, period)) throw new NobodyInPeriodError(periodId);
  }

  /** What a close begins with. @throws RunNeedsReasonError, NobodyInPeriodError */
  private async start(
    tx: EntityManager,
    request: Pick<CloseRequest, 'periodId' | 'schemeCode' | 'reason'>,
  ): Promise<{ period: Period; before: Run | null; reason: string | null; schemeCode: string }> {
    const period = await this.periods.get(tx, request.periodId);
    const before = await this.runs.find(tx, period.id, null);
    const reason = request.reason?.trim() || null;
    if (before !== null && reason === null) throw new RunNeedsReasonError(period.id, before.number);
    if (await this.builder.isDeserted(tx, period)) throw new NobodyInPeriodError(period.id);
    return { period, before, reason, schemeCode: request.schemeCode ?? before?.schemeCode ?? DEFAULT_SCHEMES.agent };
  }

  private async closeOnce(tx: EntityManager, request: CloseRequest): Promise<RunSummary> {
    const { period, before, reason, schemeCode } = await this.start(tx, request);
    request.progress?.({ key: 'scorecards.step_cards' }, 40);
    const basis = await this.builder.collect(tx, period, schemeCode);
    request.signal?.throwIfAborted();
    const runId = await this.runs.begin(tx, { ...basis, reason, actor: request.actor });
    // The database stores what the run is made of while we work out what comes of it.
    const [stored, judged] = await Promise.allSettled([this.runs.storeInputs(tx, runId, basis), draftRun(basis)]);
    if (stored.status === 'rejected') throw stored.reason;
    if (judged.status === 'rejected') throw judged.reason;
    const draft = judged.value;
    request.signal?.throwIfAborted();
    request.progress?.({ key: 'scorecards.step_store' }, 70);
    await this.runs.finish(tx, runId, draft);
    await this.periods.startClosing(tx, period.id);
    await enqueue(tx, 'run_sum', { run: runId });
    const summary = summarise(await this.runs.get(tx, runId), draft, before);
    await this.audit.record(tx, {
      actor: request.actor,
      action: 'period.close',
      subject: `period ${period.id}`,
      detail: { run: summary.run, scheme: summary.scheme, checksum: summary.checksum, reason, input_counts: draft.inputCounts },
    });
    request.progress?.({ key: 'scorecards.step_store' }, 100);
    await request.committing?.(tx, summary);
    return summary;
  }
}

function summarise(run: Run, draft: RunDraft, before: Run | null): RunSummary {
  const having = (status: string) => draft.cards.agents.filter((card) => card.status === status).length;
  return {
    period: run.periodId,
    run: run.number,
    runId: run.id,
    scheme: run.schemeCode,
    leaderScheme: run.leaderSchemeCode,
    asOf: run.asOf.toISOString(),
    reason: run.reason,
    checksum: run.checksum,
    changed: before === null ? null : before.checksum !== run.checksum,
    inputCounts: run.inputCounts,
    cards: {
      agents: draft.cards.agents.length,
      ranked: having('ranked'),
      insufficientSample: having('insufficient_sample'),
      noData: having('no_data'),
      teams: draft.cards.teams.length,
      teamLeaders: draft.cards.leaders.length,
    },
  };
}
