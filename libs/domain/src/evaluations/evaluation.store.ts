import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { copyRows, type CopyValue } from '@platform/database/copy-rows.js';
import { loadSql } from '@platform/database/load-sql.js';
import type { DirtyMark } from '../scorecards/dirty.service.js';

const STAGE = loadSql(import.meta.url, './sql/stage.sql');
const COMPARE = loadSql(import.meta.url, './sql/compare.sql');
const AGENT_CONFLICTS = loadSql(import.meta.url, './sql/agent-conflicts.sql');
const SECOND_LOOKS_BY_SAME = loadSql(import.meta.url, './sql/second-looks-by-same.sql');
const WRITE_CALLS = loadSql(import.meta.url, './sql/write-calls.sql');
const NUMBER_REVISIONS = loadSql(import.meta.url, './sql/number-revisions.sql');
const WRITE_EVALUATIONS = loadSql(import.meta.url, './sql/write-evaluations.sql');
const WRITE_REVISIONS = loadSql(import.meta.url, './sql/write-revisions.sql');
const WRITE_KEYS = loadSql(import.meta.url, './sql/write-keys.sql');
const RECORD_CHANGES = loadSql(import.meta.url, './sql/record-changes.sql');
const TOUCHED_MONTHS = loadSql(import.meta.url, './sql/touched-months.sql');
const STAGE_WITHDRAWN = loadSql(import.meta.url, './sql/stage-withdrawn.sql');
const WITHDRAWN_MONTHS = loadSql(import.meta.url, './sql/withdrawn-months.sql');
const WITHDRAW = loadSql(import.meta.url, './sql/withdraw.sql');
const DROP_UNUSED_CALLS = loadSql(import.meta.url, './sql/drop-unused-calls.sql');

/** A scored evaluation on its way into the database. Scores in basis points, points in hundredths. */
export interface StagedEvaluation {
  rowNo: number;
  evaluationNo: string;
  agentId: number;
  formVersionId: number;
  evaluatorId: number;
  recordingId: string;
  direction: string;
  calledAt: Date;
  evaluatedAt: Date;
  purpose: string;
  rawBp: number | null;
  finalBp: number | null;
  criticalFailed: boolean;
  criticalFamilies: number;
  missedNonCritical: number;
  applicableNonCritical: number;
  accuracyApplicable: boolean;
  accuracyMissed: boolean;
  points: number[];
  flags: number[];
  criticalNamed: readonly string[];
  comment: string | null;
}

const STAGED_COLUMNS = [
  'row_no', 'evaluation_no', 'agent_id', 'form_version_id', 'evaluator_id', 'recording_id', 'direction', 'called_at', 'evaluated_at', 'purpose',
  'raw_bp', 'final_bp', 'critical_failed', 'critical_families', 'missed_non_critical', 'applicable_non_critical', 'accuracy_applicable',
  'accuracy_missed', 'points', 'flags', 'critical_named', 'comment',
]; // prettier-ignore

const stagedRow = (e: StagedEvaluation): CopyValue[] => [
  e.rowNo, e.evaluationNo, e.agentId, e.formVersionId, e.evaluatorId, e.recordingId, e.direction, e.calledAt, e.evaluatedAt, e.purpose,
  e.rawBp, e.finalBp, e.criticalFailed, e.criticalFamilies, e.missedNonCritical, e.applicableNonCritical, e.accuracyApplicable,
  e.accuracyMissed, e.points, e.flags, e.criticalNamed, e.comment,
]; // prettier-ignore

export interface AgentConflict {
  row_no: number;
  recording_id: string;
  employee_no: string;
  name: string;
}

export interface SecondLookBySame {
  row_no: number;
  form: string;
  employee_no: string;
  name: string;
}

/** Writes evaluations set-based, through a staging table that lives as long as its transaction. */
@Injectable()
export class EvaluationStore {
  async openStage(tx: EntityManager): Promise<void> {
    await tx.query('drop table if exists staged_evaluation');
    // Until the end of the transaction: a month's rows are sorted and hashed in memory.
    await tx.query(`set local work_mem = '32MB'`);
    await tx.query(STAGE);
  }

  async stage(tx: EntityManager, evaluations: readonly StagedEvaluation[]): Promise<void> {
    await copyRows(tx, 'staged_evaluation', STAGED_COLUMNS, evaluations.map(stagedRow));
  }

  async unstage(tx: EntityManager, rowNumbers: readonly number[]): Promise<void> {
    if (rowNumbers.length > 0) await tx.query('delete from staged_evaluation where row_no = any($1::int[])', [rowNumbers]);
    // What the later statements join and filter by; the arrays would take longer to look at than all the rest.
    await tx.query('analyze staged_evaluation (row_no, evaluation_no, agent_id, recording_id, called_at)');
  }

  /** Stages what a batch changed, as it was before. */
  async stageBefore(tx: EntityManager, batchId: number): Promise<void> {
    await tx.query(STAGE_WITHDRAWN, [batchId]);
  }

  async agentConflicts(tx: EntityManager): Promise<AgentConflict[]> {
    return tx.query(AGENT_CONFLICTS);
  }

  async secondLooksBySame(tx: EntityManager): Promise<SecondLookBySame[]> {
    return tx.query(SECOND_LOOKS_BY_SAME);
  }

  async compare(tx: EntityManager): Promise<{ changed: number; unchanged: number }> {
    await tx.query(COMPARE);
    const [counts]: [{ changed: number; unchanged: number }] = await tx.query(
      'select count(*) filter (where changed)::int as changed, count(*) filter (where not changed)::int as unchanged from staged_evaluation',
    );
    return counts;
  }

  /** Days of the calls that changes touch, before and after, in the centre's zone. */
  async touchedDays(tx: EntityManager, timeZone: string): Promise<string[]> {
    const rows: { day: string }[] = await tx.query(
      `select distinct (moment at time zone $1)::date::text as day
       from staged_evaluation cross join lateral (values (called_at), (old_called_at)) as touched (moment)
       where changed and moment is not null`,
      [timeZone],
    );
    return rows.map((row) => row.day);
  }

  async touchedMonths(tx: EntityManager): Promise<DirtyMark[]> {
    return tx.query(TOUCHED_MONTHS);
  }

  async write(tx: EntityManager, actor: string, reason: string | null): Promise<void> {
    await tx.query(WRITE_CALLS);
    await tx.query(NUMBER_REVISIONS);
    await tx.query(WRITE_EVALUATIONS);
    await tx.query(WRITE_REVISIONS, [actor, reason]);
    await tx.query(WRITE_KEYS);
    const moved = await this.movedRecordings(tx);
    if (moved.length > 0) await tx.query(DROP_UNUSED_CALLS, [moved]);
  }

  async recordChanges(tx: EntityManager, batchId: number): Promise<void> {
    await tx.query(RECORD_CHANGES, [batchId]);
  }

  async createdBy(tx: EntityManager, batchId: number): Promise<DirtyMark[]> {
    return tx.query(WITHDRAWN_MONTHS, [batchId]);
  }

  /** Takes back what a batch had created, with the calls that only it had made. */
  async withdraw(tx: EntityManager, batchId: number, actor: string, reason: string): Promise<void> {
    const recordings: { recording_id: string }[] = await tx.query(
      `select distinct e.recording_id
       from import_change change
       join evaluation e on e.agent_id = (change.after ->> 'agent_id')::int and e.id = (change.after ->> 'id')::bigint
       where change.batch_id = $1 and change.entity = 'evaluation' and change.before is null`,
      [batchId],
    );
    await tx.query(WITHDRAW, [batchId, actor, reason]);
    await tx.query(DROP_UNUSED_CALLS, [recordings.map((row) => row.recording_id)]);
  }

  private async movedRecordings(tx: EntityManager): Promise<string[]> {
    const rows: { recording_id: string }[] = await tx.query(
      'select distinct recording_id from staged_evaluation where changed and old_agent_id <> agent_id',
    );
    return rows.map((row) => row.recording_id);
  }
}
