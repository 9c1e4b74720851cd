import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { copyRows } from '@platform/database/copy-rows.js';
import { loadSql } from '@platform/database/load-sql.js';
import type { AppliedCounts } from '@platform/intake/import-session.js';

const STAGE = loadSql(import.meta.url, './sql/stage.sql');
const COMPARE = loadSql(import.meta.url, './sql/compare.sql');
const TOUCHED_DAYS = loadSql(import.meta.url, './sql/touched-days.sql');
const WRITE_CASES = loadSql(import.meta.url, './sql/write-cases.sql');
const REVERTED_DAYS = loadSql(import.meta.url, './sql/reverted-days.sql');
const REVERT_CASES = loadSql(import.meta.url, './sql/revert-cases.sql');

/** A complaint or commendation, as it concerns one person. */
export interface StagedCase {
  rowNo: number;
  caseNo: string;
  /** null: the centre as a whole. */
  agentId: number | null;
  kind: string;
  receivedAt: Date;
  source: string | null;
  category: string | null;
  content: string;
  recordingId: string | null;
  verdict: string | null;
  fault: string | null;
  level: string | null;
  verifierId: number | null;
  handling: string | null;
  closedAt: Date | null;
  /** null: not confirmed, so it does not count yet. */
  confirmedAt: Date | null;
}

const STAGED_COLUMNS = [
  'row_no', 'case_no', 'agent_id', 'kind', 'received_at', 'source', 'category', 'content', 'recording_id', 'verdict', 'fault', 'level',
  'verifier_id', 'handling', 'closed_at', 'confirmed_at',
]; // prettier-ignore

/** Writes cases set-based, through staging tables that live as long as their transaction. */
@Injectable()
export class CaseStore {
  async openStage(tx: EntityManager): Promise<void> {
    await tx.query(STAGE);
  }

  async stage(tx: EntityManager, cases: readonly StagedCase[]): Promise<void> {
    const rows = cases.map((each) => [
      each.rowNo, each.caseNo, each.agentId, each.kind, each.receivedAt, each.source, each.category, each.content, each.recordingId,
      each.verdict, each.fault, each.level, each.verifierId, each.handling, each.closedAt, each.confirmedAt,
    ]); // prettier-ignore
    await copyRows(tx, 'staged_case', STAGED_COLUMNS, rows);
  }

  async compare(tx: EntityManager, givenColumns: readonly string[]): Promise<AppliedCounts> {
    await tx.query('analyze staged_case');
    await tx.query(COMPARE, [givenColumns]);
    const [counts]: [AppliedCounts] = await tx.query(
      'select count(*) filter (where changed)::int as imported, count(*) filter (where not changed)::int as unchanged from compared_case',
    );
    return counts;
  }

  async touchedDays(tx: EntityManager, timeZone: string): Promise<string[]> {
    const rows: { day: string }[] = await tx.query(TOUCHED_DAYS, [timeZone]);
    return rows.map((row) => row.day);
  }

  async write(tx: EntityManager, batchId: number): Promise<void> {
    await tx.query(WRITE_CASES, [batchId]);
  }

  async revertedDays(tx: EntityManager, batchId: number, timeZone: string): Promise<string[]> {
    const rows: { day: string }[] = await tx.query(REVERTED_DAYS, [batchId, timeZone]);
    return rows.map((row) => row.day);
  }

  async revert(tx: EntityManager, batchId: number): Promise<void> {
    await tx.query(REVERT_CASES, [batchId]);
  }
}
