import { Injectable } from '@nestjs/common';
import { importColumns } from '@contracts/import-columns.js';
import { GivenColumns } from '@platform/intake/given-columns.js';
import type { AppliedCounts, ImportSession, KindImporter, RevertSession, RunningImport } from '@platform/intake/import-session.js';
import { booleanOf, numberOf, textOf, type ParsedRow } from '@platform/intake/parsed-row.js';
import type { TableSpec } from '@platform/intake/table-spec.js';
import type { PersonDirectory } from '../organization/person-directory.js';
import { personOfRow, warnIfGone } from '../organization/person-of-row.js';
import { PersonStore } from '../organization/person.store.js';
import { PeriodService } from '../scorecards/period.service.js';
import { settleMonths } from '../scorecards/settle-months.js';
import { ExamStore, type StagedResult } from './exam.store.js';

const FULL_MARK_BP = 10_000;
const GRADED = new Set(['normal', 'retake']);

/** Exam results. An exam belongs to the month of its first sitting, so a new first day moves all of it. */
@Injectable()
export class ExamResultImporter implements KindImporter {
  readonly kind = 'exam-results';

  constructor(
    private readonly store: ExamStore,
    private readonly people: PersonStore,
    private readonly periods: PeriodService,
  ) {}

  async start(session: ImportSession): Promise<RunningImport> {
    const directory = await this.people.directory(session.tx);
    await this.store.openStage(session.tx);
    return new ExamImport(session, directory, this.store, this.periods);
  }

  async revert(session: RevertSession): Promise<void> {
    const { tx, batchId, restateReason } = session;
    const exams = await this.store.revertedExams(tx, batchId);
    const before = await this.store.firstDays(tx, exams);
    await this.store.revert(tx, batchId);
    await settleMonths(this.periods, session, [...before, ...(await this.store.firstDays(tx, exams))], restateReason);
  }
}

class ExamImport implements RunningImport {
  readonly table: TableSpec = { columns: importColumns['exam-results'], substitutes: { employee_no: 'name' } };
  private readonly rowOfKey = new Map<string, number>();
  private readonly nameOfExam = new Map<string, { name: string; row: number }>();
  private readonly given: GivenColumns;

  constructor(
    private readonly session: ImportSession,
    private readonly directory: PersonDirectory,
    private readonly store: ExamStore,
    private readonly periods: PeriodService,
  ) {
    this.given = new GivenColumns(session);
  }

  async check(rows: ParsedRow[]): Promise<void> {
    const staged: StagedResult[] = [];
    for (const row of rows) {
      const result = this.resultOf(row);
      if (result && !this.session.isBad(row)) staged.push(result);
    }
    await this.store.stage(this.session.tx, staged);
  }

  async complete(): Promise<void> {
    // Each row is judged when it comes: nothing in a result depends on rows below it.
  }

  async apply(): Promise<AppliedCounts> {
    const { tx, batchId, options } = this.session;
    const counts = await this.store.compare(tx, this.given.names);
    if (counts.imported === 0) return counts;
    const exams = await this.store.changedExams(tx);
    const before = await this.store.firstDays(tx, exams);
    await this.store.write(tx, batchId);
    await settleMonths(this.periods, this.session, [...before, ...(await this.store.firstDays(tx, exams))], options.restateReason);
    return counts;
  }

  private resultOf(row: ParsedRow): StagedResult | null {
    this.given.see(row);
    const examCode = textOf(row, 'exam_code') ?? '';
    const heldOn = textOf(row, 'held_on') ?? '';
    const status = textOf(row, 'status') ?? '';
    this.checkExamName(row, examCode);
    this.checkScores(row, status);
    const person = personOfRow(this.session, this.directory, row, heldOn);
    if (person === null) return null;
    const attempt = status === 'retake' ? 2 : 1;
    this.refuseRepeated(row, examCode, person.employeeNo, attempt);
    warnIfGone(this.session, row, 'held_on', person, heldOn);
    if (heldOn > this.session.today) this.session.warning(row, 'held_on', 'exams.in_future', { given: heldOn });
    return {
      rowNo: row.row,
      examCode,
      examName: textOf(row, 'exam_name'),
      agentId: person.id,
      attempt,
      heldOn,
      theoryBp: numberOf(row, 'theory'),
      practicalBp: numberOf(row, 'practical'),
      status,
      unexcused: this.unexcused(row, status),
    };
  }

  private checkExamName(row: ParsedRow, code: string): void {
    const name = textOf(row, 'exam_name');
    if (name === null) return;
    const before = this.nameOfExam.get(code);
    if (before === undefined) this.nameOfExam.set(code, { name, row: row.row });
    else if (before.name !== name)
      this.session.problem(row, 'exam_name', 'exams.two_names', { exam: code, row: before.row, name: before.name });
  }

  private checkScores(row: ParsedRow, status: string): void {
    const parts = (['theory', 'practical'] as const).filter((part) => numberOf(row, part) !== null);
    for (const part of parts) {
      const score = numberOf(row, part) ?? 0;
      if (score < 0 || score > FULL_MARK_BP) this.session.problem(row, part, 'exams.score_out_of_range', { given: score / 100 });
    }
    const [first] = parts;
    if (GRADED.has(status) && first === undefined) this.session.problem(row, 'theory', 'exams.score_missing');
    if (!GRADED.has(status) && first !== undefined) this.session.warning(row, first, 'exams.score_not_counted');
  }

  private unexcused(row: ParsedRow, status: string): boolean {
    const unexcused = booleanOf(row, 'unexcused') ?? false;
    if (unexcused && status !== 'absent') this.session.warning(row, 'unexcused', 'exams.unexcused_not_absent');
    return unexcused && status === 'absent';
  }

  private refuseRepeated(row: ParsedRow, exam: string, no: string, attempt: number): void {
    const key = JSON.stringify([exam, no, attempt]);
    const first = this.rowOfKey.get(key);
    if (first === undefined) this.rowOfKey.set(key, row.row);
    else this.session.problem(row, 'employee_no', attempt === 2 ? 'exams.two_retakes' : 'exams.two_results', { exam, no, row: first });
  }
}
