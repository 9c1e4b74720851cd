import { Injectable } from '@nestjs/common';
import { importColumns } from '@contracts/import-columns.js';
import type { AppliedCounts, ImportSession, KindImporter, RevertSession, RunningImport } from '@platform/intake/import-session.js';
import { instantOf, textOf, type ParsedRow } from '@platform/intake/parsed-row.js';
import type { TablePlan } from '@platform/intake/table-spec.js';
import { localDate } from '@platform/time/zone.js';
import { encodeItems } from '@scoring/flags.js';
import { CRITICAL_FAMILY_BITS } from './critical-families.js';
import type { EvaluationScore } from '@scoring/score-evaluation.js';
import type { FormCatalogue, FormVersion } from '../forms/form-catalogue.js';
import { FormStore } from '../forms/form.store.js';
import type { KnownPerson, PersonDirectory } from '../organization/person-directory.js';
import { personOfRow, warnIfGone } from '../organization/person-of-row.js';
import { PersonStore } from '../organization/person.store.js';
import { DirtyService } from '../scorecards/dirty.service.js';
import { PeriodService } from '../scorecards/period.service.js';
import { EvaluationStore, type StagedEvaluation } from './evaluation.store.js';
import { SheetAnswers } from './read-answers.js';

/** Evaluations that go into the staging table at once. */
const STAGED_TOGETHER = 2000;

/** Scored calls: each row is checked, scored by its form and compared with what is stored under its number. */
@Injectable()
export class EvaluationImporter implements KindImporter {
  readonly kind = 'evaluations';

  constructor(
    private readonly store: EvaluationStore,
    private readonly people: PersonStore,
    private readonly forms: FormStore,
    private readonly periods: PeriodService,
    private readonly dirty: DirtyService,
  ) {}

  async start(session: ImportSession): Promise<RunningImport> {
    const directory = await this.people.directory(session.tx);
    const catalogue = await this.forms.load(session.tx);
    await this.store.openStage(session.tx);
    return new RunningEvaluations(session, this.store, directory, catalogue, () =>
      this.settleMonths(session, session.options.restateReason),
    );
  }

  async revert(session: RevertSession): Promise<void> {
    const { tx, batchId, actor, reason } = session;
    const created = await this.store.createdBy(tx, batchId);
    await this.periods.refuseIfLocked(
      tx,
      created.map((mark) => mark.periodId),
      session.restateReason,
    );
    await this.store.openStage(tx);
    await this.store.stageBefore(tx, batchId);
    await this.store.compare(tx);
    await this.settleMonths(session, session.restateReason);
    await this.store.write(tx, actor, reason);
    await this.dirty.mark(tx, created);
    await this.store.withdraw(tx, batchId, actor, reason);
  }

  /** Opens the months that changes fall into, refuses those that stand, and marks whose figures move. */
  private async settleMonths(session: Pick<ImportSession, 'tx' | 'clock'>, restateReason: string | null): Promise<void> {
    await this.periods.ensureForDays(session.tx, await this.store.touchedDays(session.tx, session.clock.timeZone));
    const marks = await this.store.touchedMonths(session.tx);
    await this.periods.refuseIfLocked(
      session.tx,
      marks.map((mark) => mark.periodId),
      restateReason,
    );
    await this.dirty.mark(session.tx, marks);
  }
}

class RunningEvaluations implements RunningImport {
  readonly table;
  private readonly sheets = new Map<FormVersion, SheetAnswers>();
  private hasSecondLooks = false;
  private readonly rowOfNo = new Map<string, number>();
  private waiting: StagedEvaluation[] = [];
  /** The last lot on its way into the staging table: the next rows are checked meanwhile. */
  private underWay: Promise<void> = Promise.resolve();
  private plan: TablePlan;

  constructor(
    private readonly session: ImportSession,
    private readonly store: EvaluationStore,
    private readonly directory: PersonDirectory,
    private readonly catalogue: FormCatalogue,
    private readonly settleMonths: () => Promise<void>,
  ) {
    this.table = {
      columns: importColumns.evaluations,
      substitutes: { employee_no: 'name' },
      dynamic: (header: string): string | null =>
        catalogue.versions.some((version) => catalogue.criterionNamed(version, header) !== null) ? header : null,
    };
  }

  async planned(plan: TablePlan): Promise<void> {
    this.plan = plan;
  }

  async check(rows: ParsedRow[]): Promise<void> {
    for (const row of rows) {
      const evaluation = this.evaluationOf(row);
      if (!evaluation || this.session.isBad(row)) continue;
      this.waiting.push(evaluation);
      if (evaluation.purpose === 'double' || evaluation.purpose === 'recheck') this.hasSecondLooks = true;
    }
    if (this.waiting.length >= STAGED_TOGETHER) await this.stageWaiting();
  }

  async complete(): Promise<void> {
    await this.stageWaiting();
    await this.underWay;
    for (const conflict of await this.store.agentConflicts(this.session.tx)) {
      this.session.problemAt(conflict.row_no, 'recording_id', conflict.recording_id, 'evaluations.recording_of_another', {
        recording: conflict.recording_id,
        no: conflict.employee_no,
        name: conflict.name,
      });
    }
    if (this.hasSecondLooks) await this.warnOfSecondLooksBySame();
  }

  /** They were made elsewhere and are facts; whether they are good ones is for those who read the figures. */
  private async warnOfSecondLooksBySame(): Promise<void> {
    for (const { row_no, employee_no: no, name, form } of await this.store.secondLooksBySame(this.session.tx))
      this.session.warningAt(row_no, 'evaluator_no', no, 'evaluations.second_look_by_same', { no, name, form });
  }

  async apply(): Promise<AppliedCounts> {
    const { tx, actor, batchId, options } = this.session;
    await this.store.unstage(tx, this.session.badRowNumbers);
    const { changed, unchanged } = await this.store.compare(tx);
    if (changed > 0) {
      await this.settleMonths();
      await this.store.write(tx, actor, options.restateReason);
      await this.store.recordChanges(tx, batchId);
    }
    return { imported: changed, unchanged };
  }

  private async stageWaiting(): Promise<void> {
    await this.underWay;
    const lot = this.waiting;
    this.waiting = [];
    this.underWay = this.store.stage(this.session.tx, lot);
    // Whoever awaits it hears of a failure; when the file is given up before, nobody does, and the transaction is lost anyway.
    this.underWay.catch(() => undefined);
  }

  private evaluationOf(row: ParsedRow): StagedEvaluation | null {
    const calledAt = instantOf(row, 'started_at')!;
    const day = localDate(calledAt, this.session.clock.timeZone);
    const agent = this.agentOf(row, day);
    const evaluator = this.evaluatorOf(row, day);
    const version = this.versionOf(row, day);
    if (!agent || !evaluator || !version) return null;
    const criticalNamed = this.criticalNamed(row, version);
    const score = this.scoreOf(row, version, criticalNamed);
    if (!score) return null;
    const recordingId = textOf(row, 'recording_id')!;
    const evaluationNo = textOf(row, 'evaluation_no') ?? `${recordingId}/${version.code}/${evaluator.employeeNo}`;
    const earlier = this.rowOfNo.get(evaluationNo);
    if (earlier !== undefined) {
      this.session.problem(row, 'evaluation_no', 'intake.duplicate_key', { key: evaluationNo, row: earlier });
      return null;
    }
    this.rowOfNo.set(evaluationNo, row.row);
    const evaluatedAt = instantOf(row, 'evaluated_at')!;
    if (localDate(evaluatedAt, this.session.clock.timeZone) < day)
      this.session.warning(row, 'evaluated_at', 'evaluations.evaluated_before_call');
    const { points, flags } = encodeItems(score.items);
    return {
      rowNo: row.row,
      evaluationNo,
      agentId: agent.id,
      formVersionId: version.id,
      evaluatorId: evaluator.id,
      recordingId,
      direction: textOf(row, 'direction')!,
      calledAt,
      evaluatedAt,
      purpose: textOf(row, 'purpose') ?? 'random',
      rawBp: score.rawBp,
      finalBp: score.finalBp,
      criticalFailed: score.criticalFailed,
      criticalFamilies: score.criticalFamilies.reduce((bits, family) => bits | CRITICAL_FAMILY_BITS[family], 0),
      missedNonCritical: score.missedNonCritical,
      applicableNonCritical: score.applicableNonCritical,
      accuracyApplicable: score.accuracyApplicable,
      accuracyMissed: score.accuracyMissed,
      points,
      flags,
      criticalNamed,
      comment: textOf(row, 'comment'),
    };
  }

  private agentOf(row: ParsedRow, day: string): KnownPerson | null {
    const person = personOfRow(this.session, this.directory, row, day);
    if (!person || warnIfGone(this.session, row, 'started_at', person, day)) return person;
    if (this.directory.teamOf(person, day) === null)
      this.session.warning(row, 'started_at', 'organization.no_team_that_day', { name: person.name, no: person.employeeNo, day });
    return person;
  }

  /** By number; a name that is one person's will do, and is listed. */
  private evaluatorOf(row: ParsedRow, day: string): KnownPerson | null {
    const word = textOf(row, 'evaluator_no')!;
    const person = this.directory.withNo(word);
    if (person) return person;
    const byName = this.directory.find({ employeeNo: null, name: word, team: null, day });
    if (byName.found) {
      this.session.match(row, 'evaluator_no', 'evaluations.evaluator_by_name', { no: byName.person.employeeNo, name: word });
      return byName.person;
    }
    this.session.problem(row, 'evaluator_no', 'evaluations.unknown_evaluator', { no: word });
    return null;
  }

  private versionOf(row: ParsedRow, day: string): FormVersion | null {
    const word = textOf(row, 'form_code')!;
    const code = this.catalogue.find(word);
    if (code === null) {
      this.session.problem(row, 'form_code', 'evaluations.unknown_form', { form: word });
      return null;
    }
    const asked = textOf(row, 'version');
    const version = asked === null ? this.catalogue.inForce(code, day) : this.catalogue.version(code, asked);
    if (version === null && asked === null) this.session.problem(row, 'form_code', 'evaluations.no_version_in_force', { form: code, day });
    if (version === null && asked !== null)
      this.session.problem(row, 'version', 'evaluations.unknown_version', { form: code, version: asked });
    return version;
  }

  /** The critical list names criteria by code or name. */
  private criticalNamed(row: ParsedRow, version: FormVersion): string[] {
    const words = (textOf(row, 'critical') ?? '').split(/[,，、;；]/u).map((word) => word.trim());
    const codes: string[] = [];
    for (const word of words.filter((each) => each !== '' && each !== '无')) {
      const named = this.catalogue.criterionNamed(version, word);
      if (named) codes.push(named.criterion.code);
      else
        this.session.problem(row, 'critical', 'evaluations.unknown_critical', {
          criterion: word,
          form: version.code,
          version: version.version,
        });
    }
    return [...new Set(codes)].toSorted();
  }

  private scoreOf(row: ParsedRow, version: FormVersion, criticalNamed: string[]): EvaluationScore | null {
    let sheet = this.sheets.get(version);
    if (!sheet) {
      sheet = new SheetAnswers(version, this.catalogue, this.plan.dynamic);
      this.sheets.set(version, sheet);
    }
    const { answers, problems } = sheet.read(row.dynamic);
    for (const { column, message } of problems) this.session.problemMessage(row, column, message);
    const result = sheet.scorer.score(answers, { criticalNamed, blankZero: this.session.options.blankZero });
    if (!('problems' in result)) return problems.length > 0 ? null : result;
    const told = new Set(problems.map((problem) => problem.column));
    for (const problem of result.problems) {
      const { column, message } = sheet.remark(problem);
      if (!told.has(column)) this.session.problemMessage(row, column, message);
    }
    return null;
  }
}
