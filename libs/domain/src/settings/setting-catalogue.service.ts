import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { publicSettingKeys, settingDefaults, settingSchemas, type PublicSettingKey, type SettingValue } from '@contracts/settings.js';
import { refuseStale } from '@platform/errors/stale-write.errors.js';
import { MonthsAlreadyCutError, SettingInvalidError, SettingUnknownError } from './settings.errors.js';
import { SettingsService } from './settings.service.js';

/** Whoever changes a setting over this catalogue or the calendar does so alone. */
const SETTINGS_TURN = 7_210_006;

/** What the months were cut by. */
const CUTS_MONTHS: readonly PublicSettingKey[] = ['time_zone', 'month_starts_on'];

const versionRow = z.object({
  key: z.enum(publicSettingKeys),
  version: z.number(),
  value: z.unknown(),
  changedAt: z.date(),
  changedBy: z.string(),
});

/** A value a setting has or had. Version 0: it was never set, and this is the default. */
export interface SettingVersion {
  key: PublicSettingKey;
  value: string | number | null;
  version: number;
  changed_at: string | null;
  changed_by: string | null;
}

export interface SettingChange {
  key: string;
  value: unknown;
  /** The version this is based on; null: whatever there is. */
  basedOn: string | null;
  actor: string;
}

/** The settings as people see and change them. */
@Injectable()
export class SettingCatalogueService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsService,
  ) {}

  async list(): Promise<SettingVersion[]> {
    const newest = new Map(
      (await this.versions(this.dataSource.manager, publicSettingKeys, true)).map((version) => [version.key, version]),
    );
    return publicSettingKeys.map((key) => newest.get(key) ?? byDefault(key));
  }

  /** @throws SettingUnknownError */
  async find(key: string): Promise<SettingVersion> {
    return this.current(this.dataSource.manager, publicKey(key));
  }

  /** Newest first; empty: it was never set. @throws SettingUnknownError */
  async history(key: string): Promise<SettingVersion[]> {
    return this.versions(this.dataSource.manager, [publicKey(key)], false);
  }

  /** @throws SettingUnknownError, SettingInvalidError, StaleWriteError, MonthsAlreadyCutError */
  async change({ key: name, value, basedOn, actor }: SettingChange): Promise<SettingVersion> {
    const key = publicKey(name);
    const parsed = settingSchemas[key].safeParse(value);
    if (!parsed.success) throw new SettingInvalidError(key);
    return this.dataSource.transaction('READ COMMITTED', async (tx) => {
      await takeSettingsTurn(tx);
      const present = await this.current(tx, key);
      refuseStale(basedOn, present.version);
      if (present.value === parsed.data) return present;
      if (CUTS_MONTHS.includes(key) && (await hasMonths(tx))) throw new MonthsAlreadyCutError(key);
      await this.settings.write(tx, key, parsed.data as SettingValue<typeof key>, actor);
      return this.current(tx, key);
    });
  }

  private async current(tx: EntityManager, key: PublicSettingKey): Promise<SettingVersion> {
    return (await this.versions(tx, [key], true))[0] ?? byDefault(key);
  }

  private async versions(tx: EntityManager, keys: readonly PublicSettingKey[], newestOnly: boolean): Promise<SettingVersion[]> {
    const rows = await tx.query(
      `select ${newestOnly ? 'distinct on (key)' : ''} key, version, value, changed_at as "changedAt", changed_by as "changedBy"
       from setting where key = any ($1) order by key, version desc`,
      [keys],
    );
    return versionRow
      .array()
      .parse(rows)
      .map(({ key, value, version, changedAt, changedBy }) => ({
        key,
        value: settingSchemas[key].parse(value),
        version,
        changed_at: changedAt.toISOString(),
        changed_by: changedBy,
      }));
  }
}

/** Waits for whoever is changing settings or the calendar; until the transaction ends. */
export async function takeSettingsTurn(tx: EntityManager): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [SETTINGS_TURN]);
}

function publicKey(name: string): PublicSettingKey {
  const key = publicSettingKeys.find((known) => known === name);
  if (key === undefined) throw new SettingUnknownError(name);
  return key;
}

function byDefault(key: PublicSettingKey): SettingVersion {
  return { key, value: settingDefaults[key], version: 0, changed_at: null, changed_by: null };
}

async function hasMonths(tx: EntityManager): Promise<boolean> {
  const [{ cut }]: [{ cut: boolean }] = await tx.query('select exists (select from period) as cut');
  return cut;
}
