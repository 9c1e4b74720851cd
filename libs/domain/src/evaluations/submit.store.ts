import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { PreparedStatement } from '@platform/database/prepared-statement.js';
import type { EvaluationSubject, FilledIn, ForeseenSubject } from './draft.store.js';
import type { EvaluationNote, ScoredAnswers } from './given-answers.js';
import { scoreValues } from './scored-facts.js';

const NEW_EVALUATION = new PreparedStatement('evaluations.new', loadSql(import.meta.url, './sql/new-evaluation.sql'));
const SUBMIT = loadSql(import.meta.url, './sql/submit.sql');
const READ = new PreparedStatement('evaluations.read', loadSql(import.meta.url, './sql/read-evaluation.sql'));
const REVISE = new PreparedStatement('evaluations.revise', loadSql(import.meta.url, './sql/revise.sql'));

/** How many evaluations one statement submits: few sizes, for each is planned once a connection. */
export const SUBMIT_SIZES = [1, 2, 4, 8] as const;

/** The columns of `given` in submit.sql. */
const SUBMITTED_TYPES = [
  'int', 'text', 'int', 'text', 'text', 'text', 'timestamptz', 'text', 'int', 'int', 'int', 'text', 'int', 'int', 'boolean', 'smallint', 'smallint',
  'smallint', 'boolean', 'boolean', 'smallint[]', 'smallint[]', 'text[]', 'text', 'jsonb', 'text', 'text', 'int', 'int',
]; // prettier-ignore

const SUBMITS = new Map(
  SUBMIT_SIZES.map((size) => {
    const row = (first: number) => `(${SUBMITTED_TYPES.map((type, at) => `$${first + at}::${type}`).join(', ')})`;
    const rows = Array.from({ length: size }, (_, index) => row(2 + index * SUBMITTED_TYPES.length)).join(', ');
    return [
      size as number,
      new PreparedStatement(
        `evaluations.submit-${size}`,
        SUBMIT.replace('{submissions}', () => rows),
      ),
    ];
  }),
);

const groundsRow = z.object({
  stamp: z.string(),
  time_zone: z.string(),
  agent_id: z.int().nullable(),
  started_at: z.date().nullable(),
  direction: z.enum(['inbound', 'outbound']).nullable(),
  person_id: z.int().nullable(),
  /** Of the call by the form, the first one first. */
  evaluations: z.array(z.object({ evaluation_no: z.string(), evaluator_id: z.int(), purpose: z.string() })),
});
/** What must be known before an evaluation is begun; null: there is none. */
export type EvaluationGrounds = z.infer<typeof groundsRow>;

const noteRow = z.object({ item_no: z.int(), comment: z.string().nullable(), evidence_offset_s: z.int().nullable() });

const evaluationRow = z.object({
  agent_id: z.int(),
  id: z.string(),
  evaluation_no: z.string(),
  form_version_id: z.int(),
  evaluator_id: z.int(),
  recording_id: z.string(),
  called_at: z.date(),
  purpose: z.string(),
  state: z.enum(['draft', 'submitted', 'released', 'acknowledged', 'appealed', 'confirmed', 'revised', 'closed']),
  revision: z.int(),
  raw_bp: z.int().nullable(),
  final_bp: z.int().nullable(),
  critical_failed: z.boolean(),
  points: z.array(z.int()),
  flags: z.array(z.int()),
  critical_named: z.array(z.string()),
  comment: z.string().nullable(),
  notes: z.array(noteRow),
  stamp: z.string(),
  time_zone: z.string(),
});
/** An evaluation as it is stored, with the stamp of the forms and the centre's zone. */
export type StoredEvaluation = z.infer<typeof evaluationRow>;

const submittedRow = z.object({
  /** null: the month is not there yet. */
  period_id: z.string().nullable(),
  month_stands: z.boolean(),
  recording_taken: z.boolean(),
  /** The call is known and began at another time. */
  call_differs: z.boolean(),
  /** A sampled call that counts by this form already, or is to in the same group. */
  already_evaluated: z.boolean(),
  /** Another sampled evaluation of the call came in meanwhile: to be tried again. */
  call_busy: z.boolean(),
  evaluated_before: z.boolean(),
  /** null: nothing was written. */
  revision: z.int().nullable(),
});
const submittedRows = submittedRow.array();
export type SubmitOutcome = z.infer<typeof submittedRow>;

const revisedRow = submittedRow.pick({ period_id: true, month_stands: true, revision: true });
export type ReviseOutcome = z.infer<typeof revisedRow>;

/** One evaluation on its way; draftVersion: of the draft that becomes it, or null. */
export interface Submission {
  subject: EvaluationSubject | ForeseenSubject;
  filled: FilledIn;
  scored: ScoredAnswers;
  reason: WriteReason;
  draftVersion: number | null;
}

/** Who writes, and why although the month stands; null: it is not meant. */
export interface WriteReason {
  actor: string;
  restateReason: string | null;
}

/** Writes evaluations one by one, each with a single statement. */
@Injectable()
export class SubmitStore {
  async grounds(tx: EntityManager, recordingId: string, employeeNo: string | null, formCode: string): Promise<EvaluationGrounds> {
    return groundsRow.parse((await NEW_EVALUATION.run(tx, [recordingId, employeeNo, formCode]))[0]);
  }

  /** null: there is no evaluation of that number. */
  async find(tx: EntityManager, evaluationNo: string): Promise<StoredEvaluation | null> {
    return evaluationRow.array().parse(await READ.run(tx, [evaluationNo]))[0] ?? null;
  }

  /**
   * Writes evaluations with all that goes with them, or says of each what stood in its way; in the order given.
   * @param submissions as many as one of SUBMIT_SIZES
   * @param patience how long to wait for a lock, such as `100ms`; `0`: as long as it takes
   * @throws a unique violation when a number, or a recording's call, came into being meanwhile; a lock time-out: nothing is written
   */
  async submit(tx: EntityManager, submissions: readonly Submission[], patience: string): Promise<SubmitOutcome[]> {
    const statement = SUBMITS.get(submissions.length);
    if (statement === undefined) throw new RangeError(`No statement submits ${submissions.length} evaluations`);
    return submittedRows.parse(await statement.run(tx, [patience, ...submissions.flatMap(submissionValues)]));
  }

  /** Writes the next revision of an evaluation over the one that was read, or says what stood in the way. */
  async revise(
    tx: EntityManager,
    present: StoredEvaluation,
    filled: FilledIn,
    { score, notes }: ScoredAnswers,
    { actor, restateReason }: WriteReason,
    reason: string,
  ): Promise<ReviseOutcome> {
    const { agent_id, id, revision, called_at } = present;
    const [row] = await REVISE.run(tx, [
      agent_id, id, revision, called_at, ...scoreValues(score), filled.criticalNamed, filled.comment, notesJson(notes), actor, reason, restateReason,
      filled.secondsSpent,
    ]); // prettier-ignore
    return revisedRow.parse(row);
  }
}

function notesJson(notes: readonly EvaluationNote[]): string | null {
  return notes.length === 0 ? null : JSON.stringify(notes);
}

function submissionValues({ subject, filled, scored, reason, draftVersion }: Submission, index: number): unknown[] {
  const { evaluationNo, agentId, recordingId, calledAt, direction, formVersionId, formId, evaluatorId, purpose } = subject;
  const [employeeNo, stamp] = 'stamp' in subject ? [subject.employeeNo, subject.stamp] : [null, null];
  return [
    index, evaluationNo, agentId, employeeNo, stamp, recordingId, calledAt, direction, formVersionId, formId, evaluatorId, purpose,
    ...scoreValues(scored.score), filled.criticalNamed, filled.comment, notesJson(scored.notes), reason.actor, reason.restateReason, draftVersion,
    filled.secondsSpent,
  ]; // prettier-ignore
}
