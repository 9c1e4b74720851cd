import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { settingSchemas, type SettingKey, type SettingValue } from '@contracts/settings.js';
import { AuditService } from '../audit/audit.service.js';
import { TimeZoneMovedError } from './settings.errors.js';

/** What the rest of the domain needs to place a fact in a month. */
export interface CentreCalendar {
  timeZone: string;
  monthStartsOn: 1 | 26;
}

@Injectable()
export class SettingsService {
  constructor(private readonly audit: AuditService) {}

  /** The newest value of a setting; null when it was never set. */
  async read<Key extends SettingKey>(tx: EntityManager, key: Key): Promise<SettingValue<Key> | null> {
    const rows: { value: unknown }[] = await tx.query('select value from setting where key = $1 order by version desc limit 1', [key]);
    return rows[0] ? (settingSchemas[key].parse(rows[0].value) as SettingValue<Key>) : null;
  }

  async write<Key extends SettingKey>(tx: EntityManager, key: Key, value: SettingValue<Key>, actor: string): Promise<void> {
    settingSchemas[key].parse(value);
    await tx.query(
      `insert into setting (key, version, value, changed_by)
       select $1, coalesce(max(version), 0) + 1, $2, $3 from setting where key = $1`,
      [key, JSON.stringify(value), actor],
    );
    await this.audit.record(tx, { actor, action: 'setting.change', subject: key, detail: { value } });
  }

  async calendar(tx: EntityManager): Promise<CentreCalendar> {
    return {
      timeZone: (await this.read(tx, 'time_zone')) ?? 'Asia/Shanghai',
      monthStartsOn: (await this.read(tx, 'month_starts_on')) ?? 1,
    };
  }

  /**
   * Stores the zone on the first start and holds later starts to it. The host's own zone never plays a part.
   * @param asked FAIRMARK_TZ as given; null when the environment does not say
   * @throws TimeZoneMovedError when months were already cut in another zone
   */
  async settleTimeZone(tx: EntityManager, asked: string | null, actor: string): Promise<void> {
    const stored = await this.read(tx, 'time_zone');
    if (stored === null) return this.write(tx, 'time_zone', asked ?? 'Asia/Shanghai', actor);
    if (asked === null || asked === stored) return;
    const [{ cut }]: [{ cut: boolean }] = await tx.query('select exists (select from period) as cut');
    if (cut) throw new TimeZoneMovedError(stored, asked);
    await this.write(tx, 'time_zone', asked, actor);
  }
}
