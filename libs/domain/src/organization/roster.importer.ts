import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
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
import { DirtyService } from '../scorecards/dirty.service.js';
import { PeriodService } from '../scorecards/period.service.js';
import { PersonInUseError } from './organization.errors.js';
import type { Post } from './person-directory.js';
import { planRoster, type RosterPlan } from './plan-roster.js';
import { hasTeam, sameState, type PersonState, type RosterRow, type TeamState } from './roster-state.js';
import { RosterStore } from './roster.store.js';
import { affectedDays } from './affected-days.js';

interface Impact {
  people: [before: PersonState | null, after: PersonState | null][];
  teams: [before: TeamState | null, after: TeamState | null][];
}

/** The roster: who works here, at which post, in which team, from when to when. */
@Injectable()
export class RosterImporter implements KindImporter {
  readonly kind = 'roster';

  constructor(
    private readonly store: RosterStore,
    private readonly periods: PeriodService,
    private readonly dirty: DirtyService,
  ) {}

  async start(session: ImportSession): Promise<RunningImport> {
    return new RunningRoster(session, this.store, this.periods, (impact, restate) => this.settleMonths(session.tx, impact, restate));
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
    const impact: Impact = {
      people: people.map((change) => [change.after as PersonState | null, change.before as PersonState | null]),
      teams: teams.map((change) => [change.after as TeamState | null, change.before as TeamState | null]),
    };
    await this.settleMonths(session.tx, impact, session.restateReason);
    await session.tx.query('delete from dirty where agent_id in (select id from person where employee_no = any($1::text[]))', [gone]);
    await this.store.write(session.tx, kept(people), kept(teams));
    await this.store.removePeople(session.tx, gone);
    await this.store.removeTeams(
      session.tx,
      teams.filter((change) => change.before === null).map((change) => change.key),
    );
  }

  /** Refuses a change of a published month, and marks the months of those whose post or team changed. */
  private async settleMonths(tx: EntityManager, impact: Impact, restateReason: string | null): Promise<void> {
    const days = affectedDays(impact.people, impact.teams);
    const periods = await this.periods.overlapping(tx, days.all);
    await this.periods.refuseIfLocked(
      tx,
      periods.map((period) => period.id),
      restateReason,
    );
    const ids = await this.store.idsOf(tx, [...days.byPerson.keys()]);
    const ranges = [...days.byPerson].flatMap(([employeeNo, spans]) => {
      const agentId = ids.get(employeeNo);
      return agentId === undefined ? [] : spans.map((span) => ({ agentId, ...span }));
    });
    await this.dirty.markOverlapping(tx, ranges);
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
    private readonly periods: PeriodService,
    private readonly settleMonths: (impact: Impact, restate: string | null) => Promise<void>,
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
    const { tx, batchId } = this.session;
    const people = [...this.plan.people.values()].filter((after) => !sameState(this.before.people.get(after.employeeNo) ?? null, after));
    const teams = [...this.plan.teams.values()].filter((after) => !sameState(this.before.teams.get(after.code) ?? null, after));
    const impact: Impact = {
      people: people.map((after) => [this.before.people.get(after.employeeNo) ?? null, after]),
      teams: teams.map((after) => [this.before.teams.get(after.code) ?? null, after]),
    };
    await this.store.write(tx, people, teams);
    await this.settleMonths(impact, this.session.options.restateReason);
    await recordChanges(tx, batchId, [
      ...impact.people.map(([before, after]) => ({ entity: 'person', key: after!.employeeNo, before, after })),
      ...impact.teams.map(([before, after]) => ({ entity: 'team', key: after!.code, before, after })),
    ]);
    return this.counts(new Set(people.map((person) => person.employeeNo)), new Set(teams.map((team) => team.code)));
  }

  /** A row counts as imported when it changed its person or its team. */
  private counts(people: ReadonlySet<string>, teams: ReadonlySet<string>): AppliedCounts {
    const good = this.rows.filter((row) => !this.session.isBad(this.parsed.get(row.row)!));
    const changed = good.filter((row) => people.has(row.employeeNo) || (row.team !== null && teams.has(row.team)));
    return { imported: changed.length, unchanged: good.length - changed.length };
  }
}

async function recordChanges(tx: EntityManager, batchId: number, changes: FactChange[]): Promise<void> {
  await tx.query(
    `insert into import_change (batch_id, seq, entity, key, before, after)
     select $1, row_number() over (), change.entity, change.key, nullif(change.before, 'null'), nullif(change.after, 'null')
     from jsonb_to_recordset($2::jsonb) as change (entity text, key text, before jsonb, after jsonb)`,
    [batchId, JSON.stringify(changes)],
  );
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
