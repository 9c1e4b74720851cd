import { Injectable } from '@nestjs/common';
import { importColumns } from '@contracts/import-columns.js';
import { GivenColumns } from '@platform/intake/given-columns.js';
import type { AppliedCounts, ImportSession, KindImporter, RevertSession, RunningImport } from '@platform/intake/import-session.js';
import { instantOf, textOf, type ParsedRow } from '@platform/intake/parsed-row.js';
import type { TableSpec } from '@platform/intake/table-spec.js';
import { localDate } from '@platform/time/zone.js';
import type { KnownPerson, PersonDirectory } from '../organization/person-directory.js';
import { personOfRow, warnIfGone } from '../organization/person-of-row.js';
import { PersonStore } from '../organization/person.store.js';
import { PeriodService } from '../scorecards/period.service.js';
import { settleMonths } from '../scorecards/settle-months.js';
import { CaseStore, type StagedCase } from './case.store.js';

/** Complaints and commendations, one row a person. A case belongs to the month in which it was confirmed. */
@Injectable()
export class CaseImporter implements KindImporter {
  readonly kind = 'cases';

  constructor(
    private readonly store: CaseStore,
    private readonly people: PersonStore,
    private readonly periods: PeriodService,
  ) {}

  async start(session: ImportSession): Promise<RunningImport> {
    const directory = await this.people.directory(session.tx);
    await this.store.openStage(session.tx);
    return new CaseImport(session, directory, this.store, this.periods);
  }

  async revert(session: RevertSession): Promise<void> {
    const { tx, batchId, clock, restateReason } = session;
    await settleMonths(this.periods, session, await this.store.revertedDays(tx, batchId, clock.timeZone), restateReason);
    await this.store.revert(tx, batchId);
  }
}

class CaseImport implements RunningImport {
  readonly table: TableSpec = { columns: importColumns.cases };
  private readonly rowOfKey = new Map<string, number>();
  private readonly given: GivenColumns;

  constructor(
    private readonly session: ImportSession,
    private readonly directory: PersonDirectory,
    private readonly store: CaseStore,
    private readonly periods: PeriodService,
  ) {
    this.given = new GivenColumns(session);
  }

  async check(rows: ParsedRow[]): Promise<void> {
    const staged: StagedCase[] = [];
    for (const row of rows) {
      const each = this.caseOf(row);
      if (each && !this.session.isBad(row)) staged.push(each);
    }
    await this.store.stage(this.session.tx, staged);
  }

  async complete(): Promise<void> {
    // Each row is judged when it comes: nothing in a case depends on rows below it.
  }

  async apply(): Promise<AppliedCounts> {
    const { tx, batchId, clock, options } = this.session;
    const counts = await this.store.compare(tx, this.given.names);
    if (counts.imported === 0) return counts;
    await settleMonths(this.periods, this.session, await this.store.touchedDays(tx, clock.timeZone), options.restateReason);
    await this.store.write(tx, batchId);
    return counts;
  }

  private caseOf(row: ParsedRow): StagedCase | null {
    this.given.see(row);
    const receivedAt = instantOf(row, 'received_at');
    if (receivedAt === null) return null;
    const day = localDate(receivedAt, this.session.clock.timeZone);
    const person = this.personOf(row, day);
    const verifier = this.verifierOf(row, day);
    if (person === undefined || verifier === undefined) return null;
    const caseNo = textOf(row, 'case_no') ?? '';
    this.refuseRepeated(row, caseNo, person);
    this.warnOfOddities(row, day);
    return {
      rowNo: row.row,
      caseNo,
      agentId: person?.id ?? null,
      kind: textOf(row, 'kind') ?? '',
      receivedAt,
      source: textOf(row, 'source'),
      category: textOf(row, 'category'),
      content: textOf(row, 'content') ?? '',
      recordingId: textOf(row, 'recording_id'),
      verdict: textOf(row, 'verdict'),
      fault: textOf(row, 'fault'),
      level: textOf(row, 'level'),
      verifierId: verifier?.id ?? null,
      handling: textOf(row, 'handling'),
      closedAt: instantOf(row, 'closed_at'),
      confirmedAt: instantOf(row, 'confirmed_at'),
    };
  }

  /** null: the case concerns the centre; undefined: there is a problem. */
  private personOf(row: ParsedRow, day: string): KnownPerson | null | undefined {
    if (textOf(row, 'employee_no') === null && textOf(row, 'name') === null) return null;
    const person = personOfRow(this.session, this.directory, row, day);
    if (person) warnIfGone(this.session, row, 'received_at', person, day);
    return person ?? undefined;
  }

  /** By number; a name that is one person's will do, and is listed. null: nobody is named; undefined: there is a problem. */
  private verifierOf(row: ParsedRow, day: string): KnownPerson | null | undefined {
    const word = textOf(row, 'verifier_no');
    if (word === null) return null;
    const person = this.directory.withNo(word);
    if (person) return person;
    const byName = this.directory.find({ employeeNo: null, name: word, team: null, day });
    if (byName.found) {
      this.session.match(row, 'verifier_no', 'cases.verifier_by_name', { no: byName.person.employeeNo, name: word });
      return byName.person;
    }
    this.session.problem(row, 'verifier_no', 'cases.unknown_verifier', { no: word });
    return undefined;
  }

  private refuseRepeated(row: ParsedRow, caseNo: string, person: KnownPerson | null): void {
    const key = JSON.stringify([caseNo, person?.employeeNo ?? null]);
    const first = this.rowOfKey.get(key);
    if (first === undefined) this.rowOfKey.set(key, row.row);
    else if (person) this.session.problem(row, 'case_no', 'cases.same_person_twice', { case: caseNo, no: person.employeeNo, row: first });
    else this.session.problem(row, 'case_no', 'intake.duplicate_key', { key: caseNo, row: first });
  }

  /** Days are compared, not instants: a file may give a time for one and not for the other. */
  private warnOfOddities(row: ParsedRow, receivedOn: string): void {
    const verdict = textOf(row, 'verdict');
    const fault = textOf(row, 'fault');
    if (verdict === 'unsubstantiated' && fault !== null && fault !== 'not_at_fault')
      this.session.warning(row, 'fault', 'cases.fault_ignored');
    for (const [column, key] of [
      ['confirmed_at', 'cases.confirmed_before_received'],
      ['closed_at', 'cases.closed_before_received'],
    ] as const) {
      const instant = instantOf(row, column);
      if (instant !== null && localDate(instant, this.session.clock.timeZone) < receivedOn) this.session.warning(row, column, key);
    }
    for (const column of ['received_at', 'closed_at', 'confirmed_at']) {
      const instant = instantOf(row, column);
      const day = instant === null ? null : localDate(instant, this.session.clock.timeZone);
      if (day !== null && day > this.session.today) this.session.warning(row, column, 'cases.in_future', { given: day });
    }
    if (instantOf(row, 'confirmed_at') === null) return;
    const needsFault = textOf(row, 'kind') === 'complaint' && verdict !== 'unsubstantiated';
    if (verdict === null) this.session.warning(row, 'verdict', 'cases.confirmed_without_verdict');
    else if (needsFault && fault === null) this.session.warning(row, 'fault', 'cases.confirmed_without_fault');
  }
}
