import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { copyRows } from '@platform/database/copy-rows.js';
import { loadSql } from '@platform/database/load-sql.js';
import type { AppliedCounts } from '@platform/intake/import-session.js';

const STAGE = loadSql(import.meta.url, './sql/stage.sql');
const COMPARE = loadSql(import.meta.url, './sql/compare.sql');
const WRITE_EXAMS = loadSql(import.meta.url, './sql/write-exams.sql');
const WRITE_RESULTS = loadSql(import.meta.url, './sql/write-results.sql');
const FIRST_DAYS = loadSql(import.meta.url, './sql/first-days.sql');
const REVERTED_EXAMS = loadSql(import.meta.url, './sql/reverted-exams.sql');
const REVERT_RESULTS = loadSql(import.meta.url, './sql/revert-results.sql');
const REVERT_EXAMS = loadSql(import.meta.url, './sql/revert-exams.sql');

/** One attempt of one person at one exam. Scores in basis points; null: that part was not taken. */
export interface StagedResult {
  rowNo: number;
  examCode: string;
  examName: string | null;
  agentId: number;
  attempt: 1 | 2;
  heldOn: string;
  theoryBp: number | null;
  practicalBp: number | null;
  status: string;
  unexcused: boolean;
}

const STAGED_COLUMNS = [
  'row_no', 'exam_code', 'exam_name', 'agent_id', 'attempt', 'held_on', 'theory_bp', 'practical_bp', 'status', 'unexcused',
]; // prettier-ignore

/** Writes exam results set-based, through staging tables that live as long as their transaction. */
@Injectable()
export class ExamStore {
  async openStage(tx: EntityManager): Promise<void> {
    await tx.query(STAGE);
  }

  async stage(tx: EntityManager, results: readonly StagedResult[]): Promise<void> {
    const rows = results.map((result) => [
      result.rowNo, result.examCode, result.examName, result.agentId, result.attempt, result.heldOn, result.theoryBp, result.practicalBp,
      result.status, result.unexcused,
    ]); // prettier-ignore
    await copyRows(tx, 'staged_exam_result', STAGED_COLUMNS, rows);
  }

  async compare(tx: EntityManager, givenColumns: readonly string[]): Promise<AppliedCounts> {
    await tx.query('analyze staged_exam_result');
    await tx.query(COMPARE, [givenColumns]);
    const [counts]: [AppliedCounts] = await tx.query(
      'select count(*) filter (where changed)::int as imported, count(*) filter (where not changed)::int as unchanged from compared_exam_result',
    );
    return counts;
  }

  /** The exams with anything that changed. */
  async changedExams(tx: EntityManager): Promise<string[]> {
    return codesOf(await tx.query('select distinct exam_code as code from compared_exam_result where changed'));
  }

  /** The days that decide which months exams belong to, as they are stored now. */
  async firstDays(tx: EntityManager, codes: readonly string[]): Promise<string[]> {
    const rows: { day: string }[] = await tx.query(FIRST_DAYS, [codes]);
    return rows.map((row) => row.day);
  }

  async write(tx: EntityManager, batchId: number): Promise<void> {
    await tx.query(WRITE_EXAMS, [batchId]);
    await tx.query(WRITE_RESULTS, [batchId]);
  }

  async revertedExams(tx: EntityManager, batchId: number): Promise<string[]> {
    return codesOf(await tx.query(REVERTED_EXAMS, [batchId]));
  }

  async revert(tx: EntityManager, batchId: number): Promise<void> {
    await tx.query(REVERT_RESULTS, [batchId]);
    await tx.query(REVERT_EXAMS, [batchId]);
  }
}

const codesOf = (rows: { code: string }[]): string[] => rows.map((row) => row.code);
