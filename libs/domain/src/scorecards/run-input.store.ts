import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';

const RUN_EVALUATIONS = loadSql(import.meta.url, './sql/run-evaluations.sql');

const evaluationRow = z.object({
  evaluation_no: z.string(),
  revision: z.number(),
  purpose: z.enum(['random', 'targeted', 'mandatory', 'double', 'recheck', 'calibration']),
  recording_id: z.string(),
  called_at: z.date(),
  raw_bp: z.number().nullable(),
  final_bp: z.number().nullable(),
  critical_failed: z.boolean(),
  critical_families: z.number(),
  form_code: z.string(),
  form_version: z.string(),
});

/** An evaluation as a run saw it. Scores in basis points. */
export type RunEvaluation = z.infer<typeof evaluationRow>;

/** Reads what runs were made of. */
@Injectable()
export class RunInputStore {
  /** One person's evaluations in the order of the calls. */
  async evaluations(tx: EntityManager, runId: number, agentId: number): Promise<RunEvaluation[]> {
    return evaluationRow.array().parse(await tx.query(RUN_EVALUATIONS, [runId, agentId]));
  }
}
