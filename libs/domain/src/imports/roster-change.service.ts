import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditAction } from '@contracts/audit-actions.js';
import { covers, coversTeam, type DataScope } from '@platform/auth/data-scope.js';
import { FieldErrors } from '@platform/errors/field-errors.errors.js';
import { refuseStale } from '@platform/errors/stale-write.errors.js';
import type { Message } from '@platform/i18n/translate.js';
import { AuditService } from '../audit/audit.service.js';
import type { Post } from '../organization/person-directory.js';
import { PersonNotFoundError, TeamExistsError, TeamNotFoundError } from '../organization/organization.errors.js';
import { OrganizationQueryService, type PersonDetail, type Seen, type TeamDetail } from '../organization/organization-query.service.js';
import { assign, comeBack, endLeadership, leave } from '../organization/person-changes.js';
import { PersonStore } from '../organization/person.store.js';
import { coversChange } from '../organization/roster-reach.js';
import { hasTeam, sameState, type PersonState, type TeamState } from '../organization/roster-state.js';
import { RosterStore } from '../organization/roster.store.js';
import { RosterWriter, type RosterImpact } from '../organization/roster-writer.js';
import { holdFrom, valueOn } from '../organization/timeline.js';
import { coversDates } from './date-reach.js';
import { DirectBatchService, type DirectChange } from './direct-batch.service.js';

/** Who changes something, how far they reach, and on what they saw. */
export interface Changer {
  /** Employee number. */
  actor: string;
  scope: DataScope;
  /** The tag of what they read; null: they did not say. */
  ifMatch: string | null;
  restateReason: string | null;
}

export interface Appointment {
  employeeNo: string;
  effectiveFrom: string;
}

/** Absent: stays as it is. */
export interface PersonChange {
  name?: string | undefined;
  hiredOn?: string | undefined;
  /** null: takes the leaving back. */
  leftOn?: string | null | undefined;
  post?: Post | undefined;
  /** Of the new post. */
  team?: string | undefined;
  effectiveFrom?: string | undefined;
}

interface Roster {
  people: Map<string, PersonState>;
  teams: Map<string, TeamState>;
}

const LEADER: Post = 'team_leader';

/** Changes of single people and teams, with the history a roster would write; each is a batch that can be reverted. */
@Injectable()
export class RosterChangeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly batches: DirectBatchService,
    private readonly store: RosterStore,
    private readonly writer: RosterWriter,
    private readonly people: PersonStore,
    private readonly queries: OrganizationQueryService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Moves a person from a day on, until the next transfer already known. Whom one is in charge of may be handed over to any team.
   * @throws PersonNotFoundError, StaleWriteError, PeriodLockedError; FieldErrors for an unknown team or a day without a post
   */
  async transfer(employeeNo: string, team: string, day: string, by: Changer): Promise<Seen<PersonDetail>> {
    return this.changePersonBy(employeeNo, by, { action: 'person.transfer', detail: { team, effective_from: day } }, async (tx, roster) => {
      const person = roster.people.get(employeeNo)!;
      await this.refuseBeyond(tx, by, employeeNo, day);
      if (!roster.teams.has(team)) refuse('/team_code', { key: 'organization.unknown_team', params: { team } });
      refuseWithoutPost(person, day);
      const moved: PersonState = { ...person, memberships: holdFrom(person.memberships, day, team) };
      await this.refuseDaysBeyond(tx, by, person, moved);
      place(roster, leave(moved, null));
    });
  }

  /**
   * Corrects a person's name and dates, or gives them another post from a day on.
   * @throws PersonNotFoundError, StaleWriteError, PeriodLockedError; FieldErrors for what does not fit together
   */
  async changePerson(employeeNo: string, change: PersonChange, by: Changer): Promise<Seen<PersonDetail>> {
    return this.changePersonBy(employeeNo, by, { action: 'person.change', detail: { ...change } }, async (tx, roster) => {
      const person = roster.people.get(employeeNo)!;
      const today = await this.queries.today(tx);
      await this.refuseBeyond(tx, by, employeeNo, change.effectiveFrom ?? earlier(today, person.leftOn));
      let after: PersonState = { ...person, name: change.name ?? person.name, hiredOn: change.hiredOn ?? person.hiredOn };
      if (change.leftOn === null) after = comeBack(after);
      after = await this.withPost(tx, by, roster, after, change);
      after = leave(after, change.leftOn ?? null);
      if (after.leftOn !== null && after.hiredOn !== null && after.leftOn < after.hiredOn)
        refuse(change.leftOn === undefined ? '/hired_on' : '/left_on', {
          key: 'organization.left_before_hired',
          params: { left_on: after.leftOn, hired_on: after.hiredOn },
        });
      await this.refuseDatesBeyond(tx, by, person, after);
      place(roster, after);
    });
  }

  /** @throws TeamExistsError */
  async addTeam(code: string, name: string, by: Changer): Promise<Seen<TeamDetail>> {
    await this.change(by, { action: 'team.add', subject: `team ${code}`, detail: { name } }, async (tx, roster) => {
      const known = (await this.store.teams(tx)).get(code);
      if (known) throw new TeamExistsError(code, known.name);
      roster.teams.set(code, { code, name, leaders: [], supervisors: [] });
    });
    return this.queries.team(code, by.scope);
  }

  /** @throws TeamNotFoundError, StaleWriteError */
  async renameTeam(code: string, name: string, by: Changer): Promise<Seen<TeamDetail>> {
    return this.changeTeam(code, by, { action: 'team.rename', detail: { name } }, async (tx, roster) => {
      await this.teamWithin(tx, by, roster, code, await this.queries.today(tx), null);
      roster.teams.set(code, { ...roster.teams.get(code)!, name });
    });
  }

  /**
   * Someone leads a team from a day on, and so has the post and is in the team.
   * @throws TeamNotFoundError, StaleWriteError, PeriodLockedError; FieldErrors for an unknown person or one without a post that day
   */
  async appointLeader(code: string, { employeeNo, effectiveFrom }: Appointment, by: Changer): Promise<Seen<TeamDetail>> {
    const detail = { leader: employeeNo, effective_from: effectiveFrom };
    return this.changeTeam(code, by, { action: 'team.leader', detail }, async (tx, roster) => {
      await this.teamWithin(tx, by, roster, code, effectiveFrom, null);
      const person = await this.personNamed(tx, roster, employeeNo, by, effectiveFrom);
      refuseWithoutPost(person, effectiveFrom);
      const team = roster.teams.get(code)!;
      roster.teams.set(code, { ...team, leaders: holdFrom(team.leaders, effectiveFrom, employeeNo) });
      const leading = assign(person, effectiveFrom, LEADER, code);
      await asNamed(employeeNo, () => this.refuseDaysBeyond(tx, by, person, leading));
      place(roster, leave(leading, null));
    });
  }

  /**
   * A team is under someone from a day on.
   * @throws TeamNotFoundError, StaleWriteError, PeriodLockedError; FieldErrors for someone who is neither supervisor nor manager
   */
  async appointSupervisor(code: string, { employeeNo, effectiveFrom }: Appointment, by: Changer): Promise<Seen<TeamDetail>> {
    const detail = { supervisor: employeeNo, effective_from: effectiveFrom };
    return this.changeTeam(code, by, { action: 'team.supervisor', detail }, async (tx, roster) => {
      const person = await this.personNamed(tx, roster, employeeNo, by, effectiveFrom);
      const post = valueOn(person.posts, effectiveFrom);
      if (post !== 'shift_supervisor' && post !== 'manager')
        refuse('/employee_no', {
          key: 'organization.not_a_supervisor',
          params: { name: person.name, no: employeeNo, day: effectiveFrom },
        });
      const team = roster.teams.get(code)!;
      roster.teams.set(code, { ...team, supervisors: holdFrom(team.supervisors, effectiveFrom, employeeNo) });
    });
  }

  private async withPost(tx: EntityManager, by: Changer, roster: Roster, person: PersonState, change: PersonChange): Promise<PersonState> {
    const { post, effectiveFrom: day } = change;
    if (post === undefined) {
      const lonely = change.team !== undefined ? '/team_code' : day !== undefined ? '/effective_from' : null;
      if (lonely !== null) refuse(lonely, { key: 'organization.post_missing' });
      return person;
    }
    if (day === undefined) return refuse('/effective_from', { key: 'organization.effective_from_missing' });
    if (by.scope.kind === 'some' && !hasTeam(post)) refuse('/post', { key: 'organization.beyond_reach' });
    if (change.team !== undefined) await this.teamWithin(tx, by, roster, change.team, day, '/team_code');
    const team = change.team ?? (hasTeam(post) ? valueOn(person.memberships, day) : null);
    if (hasTeam(post) && team === null) refuse('/team_code', { key: 'organization.team_required' });
    const assigned = assign(person, day, post, team);
    await this.refuseDaysBeyond(tx, by, person, assigned);
    return assigned;
  }

  private async changePersonBy(
    employeeNo: string,
    by: Changer,
    entry: { action: AuditAction; detail: Record<string, unknown> },
    mutate: (tx: EntityManager, roster: Roster) => Promise<void>,
  ): Promise<Seen<PersonDetail>> {
    await this.change(by, { ...entry, subject: `person ${employeeNo}` }, async (tx, roster) => {
      refuseStale(by.ifMatch, (await this.queries.person(employeeNo, by.scope, tx)).tag);
      await this.load(tx, roster, employeeNo);
      await mutate(tx, roster);
    });
    return this.queries.person(employeeNo, by.scope);
  }

  private async changeTeam(
    code: string,
    by: Changer,
    entry: { action: AuditAction; detail: Record<string, unknown> },
    mutate: (tx: EntityManager, roster: Roster) => Promise<void>,
  ): Promise<Seen<TeamDetail>> {
    await this.change(by, { ...entry, subject: `team ${code}` }, async (tx, roster) => {
      refuseStale(by.ifMatch, (await this.queries.team(code, by.scope, tx)).tag);
      await mutate(tx, roster);
    });
    return this.queries.team(code, by.scope);
  }

  /** Takes a turn among imports, lets the roster be changed, and writes what differs as one batch with its trail. */
  private async change(
    by: Changer,
    entry: { action: AuditAction; subject: string; detail: Record<string, unknown> },
    mutate: (tx: EntityManager, roster: Roster) => Promise<void>,
  ): Promise<void> {
    const change: DirectChange = { kind: 'roster', actor: by.actor, restateReason: by.restateReason, content: entry };
    await this.dataSource.transaction(async (tx) => {
      const batch = await this.batches.open(tx, change);
      const before: Roster = { people: new Map(), teams: await this.store.teams(tx) };
      const roster: Roster = { people: new Map(), teams: new Map(before.teams) };
      await mutate(tx, roster);
      before.people = await this.store.people(tx, [...roster.people.keys()]);
      const impact: RosterImpact = { people: changed(before.people, roster.people), teams: changed(before.teams, roster.teams) };
      const imported = impact.people.length + impact.teams.length;
      if (imported > 0) await this.writer.write(tx, batch, impact, by.restateReason);
      const settled = await this.batches.settle(tx, batch, change, { read: 1, imported, unchanged: 0 });
      if (settled !== null) await this.audit.record(tx, { actor: by.actor, ...entry, detail: { ...entry.detail, import: settled } });
    });
  }

  private async load(tx: EntityManager, roster: Roster, employeeNo: string): Promise<PersonState | null> {
    const person = (await this.store.people(tx, [employeeNo])).get(employeeNo) ?? null;
    if (person !== null) roster.people.set(employeeNo, person);
    return person;
  }

  /** Someone named in the body. */
  private async personNamed(tx: EntityManager, roster: Roster, employeeNo: string, by: Changer, day: string): Promise<PersonState> {
    return asNamed(employeeNo, async () => {
      const person = await this.load(tx, roster, employeeNo);
      if (person === null) throw new PersonNotFoundError(employeeNo);
      await this.refuseBeyond(tx, by, employeeNo, day);
      return person;
    });
  }

  /** Nobody with a limited reach changes themself, nor anybody on days they do not cover. */
  private async refuseBeyond(tx: EntityManager, { scope }: Changer, employeeNo: string, day: string): Promise<void> {
    if (scope.kind === 'all') return;
    const [person] = await this.people.people(tx, [employeeNo]);
    if (person === undefined || person.id === scope.selfId || !covers(scope, person.id, day)) throw new PersonNotFoundError(employeeNo);
  }

  /** With a limited reach nobody's history is changed on days, up to the next change already known, on which they are beyond it. */
  private async refuseDaysBeyond(tx: EntityManager, { scope }: Changer, before: PersonState, after: PersonState): Promise<void> {
    if (scope.kind === 'all') return;
    const [person] = await this.people.people(tx, [before.employeeNo]);
    if (person === undefined || !coversChange(scope, person.id, before, after)) throw new PersonNotFoundError(before.employeeNo);
  }

  /** With a limited reach nobody's dates rewrite what was in teams beyond it. */
  private async refuseDatesBeyond(tx: EntityManager, { scope }: Changer, before: PersonState, after: PersonState): Promise<void> {
    if (scope.kind === 'all') return;
    const [person] = await this.people.people(tx, [before.employeeNo]);
    if (person === undefined || !coversDates(scope, person, after)) throw new PersonNotFoundError(before.employeeNo);
  }

  /** @param pointer null: the team stands in the address */
  private async teamWithin(
    tx: EntityManager,
    { scope }: Changer,
    roster: Roster,
    code: string,
    day: string,
    pointer: string | null,
  ): Promise<void> {
    const known = (await this.people.teams(tx)).find((team) => team.code === code);
    if (known && roster.teams.has(code) && coversTeam(scope, known.id, day, day)) return;
    if (pointer === null) throw new TeamNotFoundError(code);
    refuse(pointer, { key: 'organization.unknown_team', params: { team: code } });
  }
}

/** Puts a changed person into the roster; what they no longer are, they no longer lead. */
function place(roster: Roster, person: PersonState): void {
  roster.people.set(person.employeeNo, person);
  for (const team of roster.teams.values()) roster.teams.set(team.code, endLeadership(team, person));
}

function changed<State extends PersonState | TeamState>(
  before: ReadonlyMap<string, State>,
  after: ReadonlyMap<string, State>,
): [State | null, State][] {
  return [...after]
    .map(([key, state]): [State | null, State] => [before.get(key) ?? null, state])
    .filter(([known, state]) => !sameState(known, state));
}

/** Someone whom the body names and who is not to be found is a value that is wrong. */
async function asNamed<Result>(employeeNo: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PersonNotFoundError)) throw error;
    return refuse('/employee_no', { key: 'organization.unknown_employee_no', params: { no: employeeNo } });
  }
}

function refuseWithoutPost(person: PersonState, day: string): void {
  if (valueOn(person.posts, day) !== null) return;
  refuse('/effective_from', { key: 'organization.not_employed_that_day', params: { name: person.name, no: person.employeeNo, day } });
}

function refuse(pointer: string, message: Message): never {
  throw new FieldErrors([{ pointer, in: 'body', message }]);
}

function earlier(day: string, other: string | null): string {
  return other !== null && other < day ? other : day;
}
