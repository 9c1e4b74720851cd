import { Injectable } from '@nestjs/common';
import { importColumns } from '@contracts/import-columns.js';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { GivenColumns } from '@platform/intake/given-columns.js';
import type { AppliedCounts, ImportSession, KindImporter, RevertSession, RunningImport } from '@platform/intake/import-session.js';
import { instantOf, numberOf, textOf, type ParsedRow } from '@platform/intake/parsed-row.js';
import type { TableSpec } from '@platform/intake/table-spec.js';
import { localDate } from '@platform/time/zone.js';
import type { KnownPerson, PersonDirectory } from '../organization/person-directory.js';
import { personOfRow, warnIfGone } from '../organization/person-of-row.js';
import { PersonStore } from '../organization/person.store.js';
import { PeriodService } from '../scorecards/period.service.js';
import { settleMonths } from '../scorecards/settle-months.js';
import { CallStore, type StagedCall } from './call.store.js';
import { CallEvaluatedError } from './calls.errors.js';

/** The database counts no further. */
const LONGEST_S = 2_147_483_647;

/** Call lists. A call is known by its recording; customer numbers are encrypted before they reach the database. */
@Injectable()
export class CallImporter implements KindImporter {
  readonly kind = 'calls';

  constructor(
    private readonly store: CallStore,
    private readonly people: PersonStore,
    private readonly periods: PeriodService,
    private readonly cipher: FieldCipher,
  ) {}

  async start(session: ImportSession): Promise<RunningImport> {
    const directory = await this.people.directory(session.tx);
    await this.store.openStage(session.tx);
    return new CallImport(session, directory, this.store, this.periods, this.cipher);
  }

  /** @throws CallEvaluatedError when a call that changed its agent was evaluated since */
  async revert(session: RevertSession): Promise<void> {
    const { tx, batchId } = session;
    const days = await this.store.revertedDays(tx, batchId, session.clock.timeZone);
    await settleMonths(this.periods, session, days, session.restateReason);
    const stuck = await this.store.stuckRecording(tx, batchId);
    if (stuck !== null) throw new CallEvaluatedError(stuck);
    await this.store.revert(tx, batchId);
  }
}

class CallImport implements RunningImport {
  readonly table: TableSpec = { columns: importColumns.calls, substitutes: { employee_no: 'name' } };
  private readonly rowOfRecording = new Map<string, number>();
  private readonly given: GivenColumns;

  constructor(
    private readonly session: ImportSession,
    private readonly directory: PersonDirectory,
    private readonly store: CallStore,
    private readonly periods: PeriodService,
    private readonly cipher: FieldCipher,
  ) {
    this.given = new GivenColumns(session);
  }

  async check(rows: ParsedRow[]): Promise<void> {
    const staged: StagedCall[] = [];
    for (const row of rows) {
      const call = this.callOf(row);
      if (call && !this.session.isBad(row)) staged.push(call);
    }
    await this.store.stage(this.session.tx, staged);
  }

  async complete(): Promise<void> {
    for (const conflict of await this.store.agentConflicts(this.session.tx)) {
      const params = { recording: conflict.recording_id, no: conflict.employee_no, name: conflict.name };
      this.session.problemAt(conflict.row_no, 'employee_no', '', 'calls.evaluated_for_another', params);
    }
  }

  async apply(): Promise<AppliedCounts> {
    const { tx, batchId, clock, options, badRowNumbers } = this.session;
    const counts = await this.store.compare(tx, this.given.names, badRowNumbers);
    if (counts.imported === 0) return counts;
    await settleMonths(this.periods, this.session, await this.store.touchedDays(tx, clock.timeZone), options.restateReason);
    await this.store.write(tx, batchId);
    return counts;
  }

  private callOf(row: ParsedRow): StagedCall | null {
    this.given.see(row);
    const recordingId = textOf(row, 'recording_id') ?? '';
    this.refuseRepeated(row, recordingId);
    const durationS = numberOf(row, 'duration_s');
    if (durationS !== null && durationS < 0) this.session.problem(row, 'duration_s', 'calls.negative_duration', { given: durationS });
    if (durationS !== null && durationS > LONGEST_S)
      this.session.problem(row, 'duration_s', 'calls.duration_too_long', { given: durationS });
    const startedAt = instantOf(row, 'started_at');
    if (startedAt === null) return null;
    const day = localDate(startedAt, this.session.clock.timeZone);
    if (day > this.session.today) this.session.warning(row, 'started_at', 'calls.in_future', { given: day });
    const person = personOfRow(this.session, this.directory, row, day);
    if (person === null) return null;
    this.warnOfPlace(row, person, day);
    const number = textOf(row, 'customer_number');
    return {
      rowNo: row.row,
      recordingId,
      agentId: person.id,
      startedAt,
      direction: textOf(row, 'direction') ?? '',
      channel: textOf(row, 'channel'),
      durationS,
      topic: textOf(row, 'topic'),
      customerCipher: number === null ? null : this.cipher.encrypt(number),
      customerIndex: number === null ? null : this.cipher.index(number),
    };
  }

  private refuseRepeated(row: ParsedRow, recordingId: string): void {
    const first = this.rowOfRecording.get(recordingId);
    if (first === undefined) this.rowOfRecording.set(recordingId, row.row);
    else this.session.problem(row, 'recording_id', 'intake.duplicate_key', { key: recordingId, row: first });
  }

  private warnOfPlace(row: ParsedRow, person: KnownPerson, day: string): void {
    if (warnIfGone(this.session, row, 'started_at', person, day) || this.directory.teamOf(person, day) !== null) return;
    const params = { name: person.name, no: person.employeeNo, day };
    this.session.warning(row, 'started_at', 'organization.no_team_that_day', params);
  }
}
