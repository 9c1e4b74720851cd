import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import type { CalendarException } from './working-days.js';

const OPEN_ENDS = loadSql(import.meta.url, './sql/open-ends-of-period.sql');

const openEndRow = z.object({
  code: z.enum(['drafts_left', 'open_appeals', 'evaluations_without_call', 'unconfirmed_cases']),
  found: z.number(),
  subjects: z.array(z.object({ subject: z.string(), name: z.string() })),
});
const exceptionRow = z.object({ day: z.string(), working: z.boolean() });

/** What is still open in a month: how many of a kind, and the first fifty. */
export type OpenEnd = z.infer<typeof openEndRow>;

@Injectable()
export class PublishFactsStore {
  async openEnds(tx: EntityManager, periodId: string, countBy: 'call_date' | 'evaluation_date'): Promise<OpenEnd[]> {
    return openEndRow.array().parse(await tx.query(OPEN_ENDS, [periodId, countBy]));
  }

  async calendarExceptions(tx: EntityManager): Promise<CalendarException[]> {
    return exceptionRow.array().parse(await tx.query('select day::text, working from calendar_exception'));
  }
}
