import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { PreparedStatement } from '@platform/database/prepared-statement.js';
import type { EvaluationScore } from '@scoring/score-evaluation.js';
import type { KeptAnswers } from './given-answers.js';

const READ = new PreparedStatement('evaluations.read-draft', loadSql(import.meta.url, './sql/read-draft.sql'));
const INSERT = loadSql(import.meta.url, './sql/insert-draft.sql');
const SAVE = loadSql(import.meta.url, './sql/save-draft.sql');

const keptAnswer = z.object({
  points: z.int().nullable(),
  na: z.boolean(),
  auto_fail: z.boolean().nullable(),
  comment: z.string().nullable(),
  evidence_offset_s: z.int().nullable(),
});

const draftRow = z.object({
  evaluation_no: z.string(),
  agent_id: z.int(),
  evaluator_id: z.int(),
  form_version_id: z.int(),
  recording_id: z.string(),
  called_at: z.date(),
  direction: z.enum(['inbound', 'outbound']),
  purpose: z.enum(['random', 'targeted', 'mandatory', 'double', 'recheck', 'calibration']),
  version: z.int(),
  answers: z.record(z.string(), keptAnswer),
  critical_named: z.array(z.string()),
  comment: z.string().nullable(),
  seconds_spent: z.int(),
  saved_at: z.date(),
  employee_no: z.string(),
  name: z.string(),
  evaluator_no: z.string(),
  evaluator_name: z.string(),
  stamp: z.string(),
  time_zone: z.string(),
});

/** A draft, with the stamp of the forms and the centre's zone at the time it was read. */
export type EvaluationDraft = z.infer<typeof draftRow>;

/** Which call an evaluation is of, by which form, by whom. */
export interface EvaluationSubject {
  evaluationNo: string;
  agentId: number;
  evaluatorId: number;
  formVersionId: number;
  formId: number;
  formCode: string;
  recordingId: string;
  calledAt: Date;
  direction: 'inbound' | 'outbound';
  purpose: EvaluationDraft['purpose'];
}

/** The same where the database is to look up whom and when the call was: null is what it finds under the number and the recording. */
export type ForeseenSubject = Omit<EvaluationSubject, 'agentId' | 'calledAt' | 'direction'> & {
  agentId: null;
  employeeNo: string | null;
  calledAt: Date | null;
  direction: EvaluationSubject['direction'] | null;
  /** The forms it was scored by. */
  stamp: string;
};

/** What the evaluator filled in, as it is kept. */
export interface FilledIn {
  kept: KeptAnswers;
  criticalNamed: readonly string[];
  comment: string | null;
  /** Seconds it took over all sittings, of a revision in this one; null: not measured. */
  secondsSpent: number | null;
}

const versionRow = z.array(z.object({ version: z.int() }));

@Injectable()
export class DraftStore {
  /** null: there is none of that number. */
  async find(tx: EntityManager, evaluationNo: string): Promise<EvaluationDraft | null> {
    return draftRow.array().parse(await READ.run(tx, [evaluationNo]))[0] ?? null;
  }

  /** @returns the version; null: the number is taken */
  async insert(tx: EntityManager, subject: EvaluationSubject, filled: FilledIn, score: EvaluationScore): Promise<number | null> {
    const { evaluationNo, agentId, evaluatorId, formVersionId, recordingId, calledAt, direction, purpose } = subject;
    const rows: unknown = await tx.query(INSERT, [
      evaluationNo, agentId, evaluatorId, formVersionId, recordingId, calledAt, direction, purpose, ...contentValues(filled, score),
    ]); // prettier-ignore
    return versionRow.parse(rows)[0]?.version ?? null;
  }

  /** @returns the new version; null: the draft is gone or was saved by somebody else since that version */
  async save(tx: EntityManager, draft: EvaluationDraft, filled: FilledIn, score: EvaluationScore): Promise<number | null> {
    const rows: unknown = await tx.query(SAVE, [draft.evaluation_no, draft.evaluator_id, draft.version, ...contentValues(filled, score)]);
    return versionRow.parse(rows)[0]?.version ?? null;
  }

  /** @returns whether it was still there at that version */
  async remove(tx: EntityManager, draft: EvaluationDraft): Promise<boolean> {
    const rows: unknown = await tx.query(
      `with gone as (delete from evaluation_draft where evaluation_no = $1 and version = $2 returning version) select version from gone`,
      [draft.evaluation_no, draft.version],
    );
    return versionRow.parse(rows).length > 0;
  }
}

function contentValues({ kept, criticalNamed, comment, secondsSpent }: FilledIn, score: EvaluationScore): unknown[] {
  return [JSON.stringify(kept), criticalNamed, comment, score.rawBp, score.finalBp, score.criticalFailed, secondsSpent ?? 0];
}
