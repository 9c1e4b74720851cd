import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { PreparedStatement } from '@platform/database/prepared-statement.js';
import { inputCounts } from './run-draft.js';

const VISIBLE_RUNS = new PreparedStatement('scorecards.visible-runs', loadSql(import.meta.url, './sql/visible-runs.sql'));

const visibleRun = z.object({
  id: z.number(),
  periodId: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  number: z.number(),
  scheme: z.string(),
  schemeVersionId: z.number(),
  schemeNumber: z.number(),
  leaderScheme: z.string(),
  leaderSchemeNumber: z.number(),
  asOf: z.date(),
  reason: z.string().nullable(),
  closedBy: z.string(),
  checksum: z.string(),
  inputCounts,
  publishedAt: z.date().nullable(),
  publishedBy: z.string().nullable(),
  acceptedChecks: z.array(z.string()),
  onNotice: z.boolean(),
});

const visibleRuns = visibleRun.array();

/** A run with the days of its month. */
export type VisibleRun = z.infer<typeof visibleRun>;

@Injectable()
export class VisibleRunStore {
  /**
   * The runs of a month, newest first.
   * @param unpublished whether those are wanted that are neither on notice nor published
   * @param number null: of every number
   */
  async list(
    tx: EntityManager,
    periodId: string,
    unpublished: boolean,
    number: number | null,
    limit: number | null,
  ): Promise<VisibleRun[]> {
    return visibleRuns.parse(await VISIBLE_RUNS.run(tx, [periodId, unpublished, number, limit]));
  }
}
