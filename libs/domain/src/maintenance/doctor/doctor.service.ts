import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { reasonOf } from '@platform/database/database.errors.js';
import { pendingMigrations } from '@platform/database/run-migrations.js';
import { configureQueue } from '@platform/queue/configure-queue.js';
import { localDate } from '@platform/time/zone.js';
import { SettingsService } from '../../settings/settings.service.js';
import { previousPeriodId } from '../../scorecards/period-calendar.js';
import { checkAccounts } from './check-accounts.js';
import { checkKey } from './check-key.js';
import { fail, ok, warn, type DoctorCheck } from './doctor-check.js';
import { RecordsCheck } from './records-check.js';

const LEAST_POSTGRES = 150_000;
const PATIENCE_MINUTES = 5;

const databaseRow = z.object({
  version: z.string(),
  versionNumber: z.number(),
  migrations: z.number(),
  dirty: z.number(),
  waiting: z.number(),
  waitedMinutes: z.number(),
});

/** Examines the database of a running or stopped product. Changes nothing. */
@Injectable()
export class DoctorService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsService,
    private readonly records: RecordsCheck,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @param connection of the same database, for the queue's own connections */
  async run(connection: pg.ClientConfig): Promise<DoctorCheck[]> {
    return [
      ...(await this.database()),
      await this.timeZone(),
      await checkKey(this.dataSource.manager, this.environment),
      await this.queue(connection),
      ...(await this.records.run()),
      await checkAccounts(this.dataSource.manager, this.environment),
      await this.sample(),
    ];
  }

  private async database(): Promise<DoctorCheck[]> {
    const [row] = databaseRow.array().parse(
      await this.dataSource.query(
        `select current_setting('server_version') as version, current_setting('server_version_num')::int as "versionNumber",
           (select count(*)::int from schema_migration) as migrations,
           (select count(*)::int from dirty) as dirty,
           (select count(*)::int from outbox where relayed_at is null) as waiting,
           (select coalesce(floor(extract(epoch from now() - min(created_at)) / 60), 0)::int from outbox where relayed_at is null) as "waitedMinutes"`,
      ),
    );
    if (row === undefined) throw new Error('The database gave no answer');
    const { version, versionNumber, migrations, dirty, waiting, waitedMinutes } = row;
    const pending = await pendingMigrations(this.dataSource);
    const kind = this.environment.databaseUrl === null ? 'maintenance.database_embedded' : 'maintenance.database_server';
    return [
      versionNumber < LEAST_POSTGRES ? fail('database', 'maintenance.database_old', { version }) : ok('database', kind, { version }),
      pending > 0
        ? fail('migrations', 'maintenance.migrations_pending', { count: pending })
        : ok('migrations', 'maintenance.migrations_ok', { count: migrations }),
      dirty > 0 ? warn('dirty', 'maintenance.dirty_left', { count: dirty }) : ok('dirty', 'maintenance.dirty_ok'),
      waiting > 0 && waitedMinutes >= PATIENCE_MINUTES
        ? warn('outbox', 'maintenance.outbox_waiting', { count: waiting, minutes: waitedMinutes })
        : ok('outbox', 'maintenance.outbox_ok'),
    ];
  }

  private async timeZone(): Promise<DoctorCheck> {
    const zone = await this.settings.read(this.dataSource.manager, 'time_zone');
    return zone === null ? fail('time_zone', 'maintenance.time_zone_missing') : ok('time_zone', 'maintenance.time_zone_ok', { zone });
  }

  private async queue(database: pg.ClientConfig): Promise<DoctorCheck> {
    try {
      const backend = await configureQueue({ queueUrl: this.environment.queueUrl, database, poolSize: 1 });
      try {
        await backend.ping();
        return ok('queue', backend.kind === 'redis' ? 'maintenance.queue_ok_redis' : 'maintenance.queue_ok_postgres');
      } finally {
        await backend.close();
      }
    } catch (error) {
      return fail('queue', 'maintenance.queue_down', { reason: reasonOf(error) });
    }
  }

  private async sample(): Promise<DoctorCheck> {
    const sample = await this.settings.read(this.dataSource.manager, 'sample');
    if (sample === null) return ok('sample', 'maintenance.sample_none');
    if (sample.state === 'loading') return warn('sample', 'maintenance.sample_unfinished');
    const { timeZone } = await this.settings.calendar(this.dataSource.manager);
    const month = sample.last_month;
    const isCurrent = month >= previousPeriodId(localDate(new Date(), timeZone).slice(0, 7));
    return isCurrent ? ok('sample', 'maintenance.sample_here', { month }) : warn('sample', 'maintenance.sample_old', { month });
  }
}
