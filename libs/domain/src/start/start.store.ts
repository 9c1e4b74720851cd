import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { SAMPLE_ACTOR } from '@contracts/settings.js';
import { loadSql } from '@platform/database/load-sql.js';
import { TODAY } from '../accounts/today.js';

const FIRST_DAY = loadSql(import.meta.url, './sql/first-day.sql').replace('{today}', () => TODAY);

const firstDayRow = z.object({
  own_administrator: z.boolean(),
  people: z.int(),
  teams: z.int(),
  forms: z.int(),
  months_cut: z.boolean(),
});

@Injectable()
export class StartStore {
  async firstDay(tx: EntityManager): Promise<z.infer<typeof firstDayRow>> {
    return firstDayRow.array().parse(await tx.query(FIRST_DAY, [SAMPLE_ACTOR]))[0]!;
  }

  /** Whether an account is there still. */
  async hasAccount(tx: EntityManager, id: number): Promise<boolean> {
    const rows: unknown[] = await tx.query('select from account where id = $1', [id]);
    return rows.length > 0;
  }
}
