import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { CalendarDay } from '@contracts/settings-routes.js';
import { refuseStale } from '@platform/errors/stale-write.errors.js';
import { AuditService } from '../audit/audit.service.js';
import { takeSettingsTurn } from './setting-catalogue.service.js';
import { CalendarDayTwiceError, DayOfAnotherYearError } from './settings.errors.js';

const dayRow = z.object({ day: z.string(), working: z.boolean(), name: z.string() });

/** The days of a year that differ from Monday-to-Friday. */
export interface CalendarYear {
  year: number;
  /** In time order. */
  days: CalendarDay[];
  /** Changes with the days. */
  tag: string;
}

export interface CalendarChange {
  year: number;
  days: readonly CalendarDay[];
  /** The tag this is based on; null: whatever there is. */
  basedOn: string | null;
  actor: string;
}

/** The calendar of working days: holidays and make-up days, a year at a time. Deadlines that were set already stay. */
@Injectable()
export class CalendarYearService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async find(year: number): Promise<CalendarYear> {
    return this.read(this.dataSource.manager, year);
  }

  /** @throws CalendarDayTwiceError, DayOfAnotherYearError, StaleWriteError */
  async replace({ year, days, basedOn, actor }: CalendarChange): Promise<CalendarYear> {
    refuseWrongDays(year, days);
    return this.dataSource.transaction('READ COMMITTED', async (tx) => {
      await takeSettingsTurn(tx);
      const before = await this.read(tx, year);
      refuseStale(basedOn, before.tag);
      await tx.query('delete from calendar_exception where day >= make_date($1, 1, 1) and day < make_date($1 + 1, 1, 1)', [year]);
      await tx.query('insert into calendar_exception (day, working, name) select * from unnest($1::date[], $2::boolean[], $3::text[])', [
        days.map(({ day }) => day),
        days.map(({ working }) => working),
        days.map(({ name }) => name),
      ]);
      const after = await this.read(tx, year);
      if (after.tag !== before.tag)
        await this.audit.record(tx, {
          actor,
          action: 'calendar.change',
          subject: `calendar ${year}`,
          detail: { before: before.days, after: after.days },
        });
      return after;
    });
  }

  private async read(tx: EntityManager, year: number): Promise<CalendarYear> {
    const days = dayRow.array().parse(
      await tx.query(
        `select day::text, working, name from calendar_exception
         where day >= make_date($1, 1, 1) and day < make_date($1 + 1, 1, 1) order by day`,
        [year],
      ),
    );
    return { year, days, tag: createHash('sha256').update(JSON.stringify(days)).digest('hex').slice(0, 16) };
  }
}

function refuseWrongDays(year: number, days: readonly CalendarDay[]): void {
  const seen = new Set<string>();
  for (const { day } of days) {
    if (!day.startsWith(`${year}-`)) throw new DayOfAnotherYearError(day, year);
    if (seen.has(day)) throw new CalendarDayTwiceError(day);
    seen.add(day);
  }
}
