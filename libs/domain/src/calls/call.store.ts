import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { copyRows } from '@platform/database/copy-rows.js';
import { loadSql } from '@platform/database/load-sql.js';
import type { AppliedCounts } from '@platform/intake/import-session.js';

const STAGE = loadSql(import.meta.url, './sql/stage.sql');
const COMPARE = loadSql(import.meta.url, './sql/compare.sql');
const AGENT_CONFLICTS = loadSql(import.meta.url, './sql/agent-conflicts.sql');
const TOUCHED_DAYS = loadSql(import.meta.url, './sql/touched-days.sql');
const REMOVE_MOVED = loadSql(import.meta.url, './sql/remove-moved.sql');
const UPDATE_CALLS = loadSql(import.meta.url, './sql/update-calls.sql');
const INSERT_CALLS = loadSql(import.meta.url, './sql/insert-calls.sql');
const RECORD_CHANGES = loadSql(import.meta.url, './sql/record-changes.sql');
const REVERTED_DAYS = loadSql(import.meta.url, './sql/reverted-days.sql');
const STUCK_CALLS = loadSql(import.meta.url, './sql/stuck-calls.sql');
const UNLIST_CALLS = loadSql(import.meta.url, './sql/unlist-calls.sql');
const REMOVE_REVERTED = loadSql(import.meta.url, './sql/remove-reverted.sql');
const RESTORE_CALLS = loadSql(import.meta.url, './sql/restore-calls.sql');

/** A call of a call list. null: the file does not say. */
export interface StagedCall {
  rowNo: number;
  recordingId: string;
  agentId: number;
  startedAt: Date;
  direction: string;
  channel: string | null;
  durationS: number | null;
  topic: string | null;
  customerCipher: Buffer | null;
  customerIndex: Buffer | null;
}

/** An evaluated recording that a call list gives to someone else; the person is the one who was evaluated. */
export interface CallConflict {
  row_no: number;
  recording_id: string;
  employee_no: string;
  name: string;
}

const STAGED_COLUMNS = [
  'row_no', 'recording_id', 'agent_id', 'started_at', 'direction', 'channel', 'duration_s', 'topic', 'customer_cipher', 'customer_index',
]; // prettier-ignore

/** Writes calls set-based, through staging tables that live as long as their transaction. */
@Injectable()
export class CallStore {
  async openStage(tx: EntityManager): Promise<void> {
    await tx.query(STAGE);
  }

  async stage(tx: EntityManager, calls: readonly StagedCall[]): Promise<void> {
    const rows = calls.map((call) => [
      call.rowNo, call.recordingId, call.agentId, call.startedAt, call.direction, call.channel, call.durationS, call.topic,
      call.customerCipher, call.customerIndex,
    ]); // prettier-ignore
    await copyRows(tx, 'staged_call', STAGED_COLUMNS, rows);
  }

  async agentConflicts(tx: EntityManager): Promise<CallConflict[]> {
    await tx.query('analyze staged_call');
    return tx.query(AGENT_CONFLICTS);
  }

  /** @param badRows rows that were found wanting after they were staged */
  async compare(tx: EntityManager, givenColumns: readonly string[], badRows: readonly number[]): Promise<AppliedCounts> {
    if (badRows.length > 0) await tx.query('delete from staged_call where row_no = any($1::int[])', [badRows]);
    await tx.query(COMPARE, [givenColumns]);
    await tx.query('analyze compared_call');
    const [counts]: [AppliedCounts] = await tx.query(
      'select count(*) filter (where changed)::int as imported, count(*) filter (where not changed)::int as unchanged from compared_call',
    );
    return counts;
  }

  async touchedDays(tx: EntityManager, timeZone: string): Promise<string[]> {
    return daysOf(await tx.query(TOUCHED_DAYS, [timeZone]));
  }

  async write(tx: EntityManager, batchId: number): Promise<void> {
    await tx.query(REMOVE_MOVED);
    await tx.query(UPDATE_CALLS);
    await tx.query(INSERT_CALLS);
    await tx.query(RECORD_CHANGES, [batchId]);
  }

  async revertedDays(tx: EntityManager, batchId: number, timeZone: string): Promise<string[]> {
    return daysOf(await tx.query(REVERTED_DAYS, [batchId, timeZone]));
  }

  /** A recording that cannot go back to the agent it had before the batch; null: all can. */
  async stuckRecording(tx: EntityManager, batchId: number): Promise<string | null> {
    const rows: { recording_id: string }[] = await tx.query(STUCK_CALLS, [batchId]);
    return rows[0]?.recording_id ?? null;
  }

  async revert(tx: EntityManager, batchId: number): Promise<void> {
    await tx.query(UNLIST_CALLS, [batchId]);
    await tx.query(REMOVE_REVERTED, [batchId]);
    await tx.query(RESTORE_CALLS, [batchId]);
  }
}

const daysOf = (rows: { day: string }[]): string[] => rows.map((row) => row.day);
