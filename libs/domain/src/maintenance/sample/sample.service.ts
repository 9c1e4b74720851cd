import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SAMPLE_ACTOR, type SampleSetting } from '@contracts/settings.js';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { AuditService } from '../../audit/audit.service.js';
import { ImportStore } from '../../imports/import.store.js';
import { SettingsService } from '../../settings/settings.service.js';
import { quoted, TableCatalogue } from '../table-catalogue.js';
import { NoSampleError, OwnDataError, SampleBusyError, SeedNotEmptyError, type OwnData } from './sample.errors.js';

/** Session lock of the one process that loads or removes the sample. */
const SAMPLE_TURN = 7_210_002;

/** The records people bring in; the others are made of these, or are traces of looking around. */
const RECORD_TABLES = [
  'person',
  'team',
  'team_membership',
  'call',
  'evaluation_form',
  'form_version',
  'evaluation',
  'exam',
  'exam_result',
  'case_record',
  'metric_value',
];

/** Knows whether what is in the database is the sample, and takes it away. Loading it is the command's work. */
@Injectable()
export class SampleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: TableCatalogue,
    private readonly imports: ImportStore,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
    @Inject(ENVIRONMENT) private readonly environment: Pick<Environment, 'filesFolder'>,
  ) {}

  /** The sample as it was last written down; null: there is none. */
  async find(): Promise<SampleSetting | null> {
    return this.settings.read(this.dataSource.manager, 'sample');
  }

  /** Whether somebody took the sample away, and so does not want it back unasked. */
  async wasRemoved(): Promise<boolean> {
    const rows: { value: unknown }[] = await this.dataSource.query(
      `select value from setting where key = 'sample' order by version desc limit 1`,
    );
    return rows[0] !== undefined && rows[0].value === null;
  }

  /** What is there beside the sample; null: nothing. An import that was taken back left nothing behind. */
  async findOwnData(tx: EntityManager = this.dataSource.manager): Promise<OwnData | null> {
    const sample = await this.settings.read(tx, 'sample');
    if (sample === null) return (await this.catalogue.isEmpty(tx)) ? null : { table: 'person' };
    const batches: { id: number }[] = await tx.query(
      `select id from import_batch where imported_by <> $1 and state = 'committed' order by id limit 1`,
      [SAMPLE_ACTOR],
    );
    if (batches[0] !== undefined) return { batch: batches[0].id };
    if (sample.state === 'loading') return null;
    const counts = await countRecords(tx);
    const table = RECORD_TABLES.find((name) => (counts[name] ?? 0) > (sample.records[name] ?? 0));
    return table === undefined ? null : { table };
  }

  /** Does work while no other process loads or removes the sample. @throws SampleBusyError */
  async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      const [{ got }]: [{ got: boolean }] = await runner.query('select pg_try_advisory_lock($1) as got', [SAMPLE_TURN]);
      if (!got) throw new SampleBusyError();
      try {
        return await work();
      } finally {
        // A connection that broke has lost its lock already.
        await runner.query('select pg_advisory_unlock($1)', [SAMPLE_TURN]).catch(() => undefined);
      }
    } finally {
      await runner.release();
    }
  }

  /**
   * Clears the way for a sample that is about to come in: an older or unfinished one goes, and the new one is written down as loading.
   * @throws SeedNotEmptyError when there is anything else
   */
  async begin(seed: string, lastMonth: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.hold(tx);
      const own = await this.findOwnData(tx);
      if (own !== null) throw new SeedNotEmptyError();
      if ((await this.settings.read(tx, 'sample')) !== null) await this.clear(tx);
      await this.settings.write(tx, 'sample', { seed, last_month: lastMonth, state: 'loading', records: {} }, SAMPLE_ACTOR);
    });
    await this.removeFiles();
  }

  async complete(seed: string, lastMonth: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const records = await countRecords(tx);
      await this.settings.write(tx, 'sample', { seed, last_month: lastMonth, state: 'loaded', records }, SAMPLE_ACTOR);
      await this.audit.record(tx, {
        actor: SAMPLE_ACTOR,
        action: 'sample.load',
        subject: `sample ${seed}`,
        detail: { last_month: lastMonth },
      });
    });
  }

  /**
   * The sample, when there is nothing beside it.
   * @throws NoSampleError, OwnDataError
   */
  async refuseUnlessAlone(tx: EntityManager = this.dataSource.manager): Promise<SampleSetting> {
    const own = await this.findOwnData(tx);
    if (own !== null) throw new OwnDataError(own);
    const sample = await this.settings.read(tx, 'sample');
    if (sample === null) throw new NoSampleError();
    return sample;
  }

  /**
   * Takes the sample away with all that was made of it; schemes, metrics, calendar, settings, column maps, people's own accounts and the audit trail stay.
   * @param first what must be done with it, or not at all
   * @throws NoSampleError, OwnDataError
   */
  async remove(actor: string, first: (tx: EntityManager) => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await first(tx);
      await this.hold(tx);
      const sample = await this.refuseUnlessAlone(tx);
      await this.clear(tx);
      await this.settings.write(tx, 'sample', null, actor);
      await this.audit.record(tx, {
        actor,
        action: 'sample.remove',
        subject: `sample ${sample.seed}`,
        detail: { last_month: sample.last_month },
      });
    });
    await this.removeFiles();
  }

  /** Lets a running import end first, so that what it brings is seen and not swept away. */
  private async hold(tx: EntityManager): Promise<void> {
    await this.imports.takeTurn(tx);
    await this.catalogue.hold(tx, await this.catalogue.recordTables(tx));
  }

  private async clear(tx: EntityManager): Promise<void> {
    await this.catalogue.clear(tx, await this.catalogue.recordTables(tx));
    await tx.query('delete from account where created_by = $1', [SAMPLE_ACTOR]);
    // Whatever is told of the sample leads nowhere now.
    await tx.query('delete from notification');
  }

  /** Imported files and workbooks: with nothing but the sample in the database they are all the sample's. */
  private async removeFiles(): Promise<void> {
    for (const folder of ['imports', 'exports']) await rm(join(this.environment.filesFolder, folder), { recursive: true, force: true });
  }
}

async function countRecords(tx: EntityManager): Promise<Record<string, number>> {
  const [counts]: [Record<string, string>] = await tx.query(
    `select ${RECORD_TABLES.map((name) => `(select count(*) from ${quoted(name)}) as ${quoted(name)}`).join(', ')}`,
  );
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)]));
}
