import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import type { EvaluationNote } from './given-answers.js';

const REVISIONS = loadSql(import.meta.url, './sql/evaluation-revisions.sql');

const noteRow = z.object({ item_no: z.number(), comment: z.string().nullable(), evidence_offset_s: z.number().nullable() });

const revisionRow = z.object({
  agent_id: z.number(),
  evaluation_id: z.string(),
  revision: z.number(),
  change: z.enum(['created', 'changed', 'withdrawn']),
  evaluation_no: z.string(),
  form_version_id: z.number(),
  recording_id: z.string(),
  called_at: z.date(),
  evaluated_at: z.date(),
  purpose: z.enum(['random', 'targeted', 'mandatory', 'double', 'recheck', 'calibration']),
  state: z.enum(['draft', 'submitted', 'released', 'acknowledged', 'appealed', 'confirmed', 'revised', 'closed']),
  raw_bp: z.number().nullable(),
  final_bp: z.number().nullable(),
  critical_failed: z.boolean(),
  points: z.array(z.number()),
  flags: z.array(z.number()),
  critical_named: z.array(z.string()),
  comment: z.string().nullable(),
  changed_at: z.date(),
  changed_by: z.string(),
  reason: z.string().nullable(),
  notes: z.array(noteRow).nullable(),
  /** Over all revisions; null: not measured. */
  seconds_spent: z.number().nullable(),
  employee_no: z.string(),
  name: z.string(),
  evaluator_no: z.string(),
  evaluator_name: z.string(),
});

/** An evaluation as it stood at one revision. Scores in basis points, points in hundredths in item order. */
export type EvaluationRevision = z.infer<typeof revisionRow>;

/** Reads what evaluations were at each of their revisions. */
@Injectable()
export class RevisionStore {
  /** Oldest first; empty when there never was such an evaluation. */
  async revisions(tx: EntityManager, evaluationNo: string): Promise<EvaluationRevision[]> {
    return revisionRow.array().parse(await tx.query(REVISIONS, [evaluationNo]));
  }

  /** What is said about single criteria at present. */
  async notes(tx: EntityManager, agentId: number, evaluationId: string): Promise<EvaluationNote[]> {
    const rows: unknown = await tx.query(
      'select item_no, comment, evidence_offset_s from evaluation_note where agent_id = $1 and evaluation_id = $2 order by item_no',
      [agentId, evaluationId],
    );
    return noteRow.array().parse(rows);
  }
}
