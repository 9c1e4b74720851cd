import { Injectable } from '@nestjs/common';
import { importColumns } from '@contracts/import-columns.js';
import type {
  AppliedCounts,
  FactChange,
  ImportSession,
  KindImporter,
  RevertSession,
  RunningImport,
} from '@platform/intake/import-session.js';
import { textOf, type ParsedRow } from '@platform/intake/parsed-row.js';
import { PeriodService } from '../scorecards/period.service.js';
import { PersonInUseError, TeamInUseError } from './organization.errors.js';
import type { Post } from './person-directory.js';
import { planRoster, type RosterPlan } from './plan-roster.js';
import { hasTeam, sameState, type PersonState, type RosterRow, type TeamState } from './roster-state.js';
import { RosterStore } from './roster.store.js';
import { RosterWriter, type RosterImpact } from './roster-writer.js';

/** The roster: who works here, at which post, in which team, from when to when. */
@Injectable()
export class RosterImporter implements KindImporter {
  readonly kind = 'roster';

  constructor(
    private readonly store: RosterStore,
    private readonly writer: RosterWriter,
    private readonly periods: PeriodService,
  ) {}

  async start(session: ImportSession): Promise<RunningImport> {
    return new RunningRoster(session, this.store, this.writer, this.periods);
  }

  async revert(session: RevertSession): Promise<void> {
    const changes: FactChange[] = await session.tx.query('select entity, key, before, after from import_change where batch_id = $1', [
      session.batchId,
    ]);
    const people = changes.filter((change) => change.entity === 'person');
    const teams = changes.filter((change) => change.entity === 'team');
    const gone = people.filter((change) => change.before === null).map((change) => change.key);
    const used = await this.store.inUse(session.tx, gone);
    if (used) throw new PersonInUseError(used.employee_no, used.name);
    const impact: RosterImpact = {
      people: people.map((change) => [change.after as PersonState | null, change.before as PersonState | null]),
      teams: teams.map((change) => [change.after as TeamState | null, change.before as TeamState | null]),
    };
    await this.writer.settleMonths(session.tx, impact, session.restateReason);
    await session.tx.query('delete from dirty where agent_id in (select id from person where employee_no = any($1::text[]))', [gone]);
    await this.store.write(session.tx, kept(people), kept(teams));
    await this.store.removePeople(session.tx, gone);
    const newTeams = teams.filter((change) => change.before === null).map((change) => change.key);
    const inUse = await this.store.teamInUse(session.tx, newTeams);
    if (inUse !== null) throw new TeamInUseError(inUse);
    await this.store.removeTeams(session.tx, newTeams);
  }
}

function kept<State>(changes: FactChange[]): State[] {
  return changes.filter((change) => change.before !== null).map((change) => change.before as State);
}

class RunningRoster implements RunningImport {
  readonly table = { columns: importColumns.roster };
  private readonly rows: RosterRow[] = [];
  private readonly parsed = new Map<number, ParsedRow>();
  private before: { people: Map<string, PersonState>; teams: Map<string, TeamState> };
  private plan: RosterPlan;

  constructor(
    private readonly session: ImportSession,
    private readonly store: RosterStore,
    private readonly writer: RosterWriter,
    private readonly periods: PeriodService,
  ) {}

  async check(rows: ParsedRow[]): Promise<void> {
    for (const parsed of rows) {
      const row = rosterRow(parsed);
      if (hasTeam(row.post) && row.team === null) this.session.problem(parsed, 'team_code', 'organization.team_required');
      if (row.leftOn !== null && row.hiredOn !== null && row.leftOn < row.hiredOn)
        this.session.problem(parsed, 'left_on', 'organization.left_before_hired', { left_on: row.leftOn, hired_on: row.hiredOn });
      if (row.leftOn !== null && row.effectiveFrom !== null && row.leftOn < row.effectiveFrom)
        this.session.problem(parsed, 'left_on', 'organization.left_before_effective', {
          left_on: row.leftOn,
          effective_from: row.effectiveFrom,
        });
      this.parsed.set(row.row, parsed);
      if (!this.session.isBad(parsed)) this.rows.push(row);
    }
  }

  async complete(): Promise<void> {
    const { tx, options } = this.session;
    this.before = { people: await this.store.people(tx), teams: await this.store.teams(tx) };
    const earliestOpen = await this.periods.earliestOpen(tx);
    const known = { ...this.before, effectiveFrom: options.effectiveFrom, earliestOpenDay: earliestOpen?.firstDay ?? null };
    this.plan = planRoster(this.rows, known);
    if (this.plan.problems.length > 0) {
      for (const { row, column, key, params } of this.plan.problems) this.session.problem(this.parsed.get(row)!, column, key, params);
      const good = this.rows.filter((row) => !this.session.isBad(this.parsed.get(row.row)!));
      this.plan = planRoster(good, known);
    }
    for (const { row, column, key, params } of this.plan.warnings) this.session.warning(this.parsed.get(row)!, column, key, params);
  }

  async apply(): Promise<AppliedCounts> {
    const { tx, batchId, options } = this.session;
    const people = [...this.plan.people.values()].filter((after) => !sameState(this.before.people.get(after.employeeNo) ?? null, after));
    const teams = [...this.plan.teams.values()].filter((after) => !sameState(this.before.teams.get(after.code) ?? null, after));
    const impact: RosterImpact = {
      people: people.map((after) => [this.before.people.get(after.employeeNo) ?? null, after]),
      teams: teams.map((after) => [this.before.teams.get(after.code) ?? null, after]),
    };
    await this.writer.write(tx, batchId, impact, options.restateReason);
    return this.counts(new Set(people.map((person) => person.employeeNo)), new Set(teams.map((team) => team.code)));
  }

  /** A row counts as imported when it changed its person or its team. */
  private counts(people: ReadonlySet<string>, teams: ReadonlySet<string>): AppliedCounts {
    const good = this.rows.filter((row) => !this.session.isBad(this.parsed.get(row.row)!));
    const changed = good.filter((row) => people.has(row.employeeNo) || (row.team !== null && teams.has(row.team)));
    return { imported: changed.length, unchanged: good.length - changed.length };
  }
}

function rosterRow(parsed: ParsedRow): RosterRow {
  return {
    row: parsed.row,
    employeeNo: textOf(parsed, 'employee_no')!,
    name: textOf(parsed, 'name')!,
    post: textOf(parsed, 'post') as Post,
    team: textOf(parsed, 'team_code'),
    teamName: textOf(parsed, 'team_name'),
    supervisorNo: textOf(parsed, 'supervisor_no'),
    effectiveFrom: textOf(parsed, 'effective_from'),
    hiredOn: textOf(parsed, 'hired_on'),
    leftOn: textOf(parsed, 'left_on'),
  };
}
