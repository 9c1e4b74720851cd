import { Injectable } from '@nestjs/common';
import type { ImportKind } from '@contracts/imports.js';
import { covers, coversTeam, type DataScope } from '@platform/auth/data-scope.js';
import type { ImportSession } from '@platform/intake/import-session.js';
import { instantOf, textOf, type DateOrMonth, type ParsedRow } from '@platform/intake/parsed-row.js';
import { localDate } from '@platform/time/zone.js';
import type { KnownPerson, PersonDirectory, Post } from '../organization/person-directory.js';
import { PersonStore } from '../organization/person.store.js';
import { coversChange } from '../organization/roster-reach.js';
import { hasTeam } from '../organization/roster-state.js';
import { holdFrom } from '../organization/timeline.js';
import { monthValueDay } from '../metrics/month-value-day.js';
import { coversDates } from './date-reach.js';

type LimitedScope = Extract<DataScope, { kind: 'some' }>;

/** The column that holds the moment of a fact. */
const MOMENTS: Partial<Record<ImportKind, { column: string; type: 'instant' | 'day' }>> = {
  calls: { column: 'started_at', type: 'instant' },
  evaluations: { column: 'started_at', type: 'instant' },
  'exam-results': { column: 'held_on', type: 'day' },
  cases: { column: 'received_at', type: 'instant' },
};

/** Keeps the rows of someone whose reach is limited to the people, days and teams it covers. */
@Injectable()
export class RowReach {
  constructor(private readonly people: PersonStore) {}

  /** @returns the rows that lie within; what is outside is told as if it did not exist */
  async within(session: ImportSession, scope: DataScope, rows: ParsedRow[]): Promise<ParsedRow[]> {
    if (scope.kind === 'all') return rows;
    const directory = await this.people.directory(session.tx);
    if (session.kind === 'roster') {
      const rosterReach = new RosterReach(session, directory, scope);
      return rows.filter((row) => rosterReach.keeps(row));
    }
    const reach = session.kind === 'metrics' ? withoutSelf(scope) : scope;
    return rows.filter((row) => keepsFact(session, directory, reach, row));
  }
}

/** Nobody enters or moves themself, nor their own attendance and key figures. */
function withoutSelf(scope: LimitedScope): LimitedScope {
  return { ...scope, stays: scope.stays.filter(({ agentId }) => agentId !== scope.selfId) };
}

function keepsFact(session: ImportSession, directory: PersonDirectory, scope: LimitedScope, row: ParsedRow): boolean {
  const employeeNo = textOf(row, 'employee_no');
  const name = textOf(row, 'name');
  const team = textOf(row, 'team_code');
  const asked = dayOf(session, row, null);
  const found = directory.find({ employeeNo, name, team, day: asked });
  if (found.found && covers(scope, found.person.id, dayOf(session, row, found.person))) return true;
  if (employeeNo !== null) session.problem(row, 'employee_no', 'organization.unknown_employee_no', { no: employeeNo });
  else if (name !== null) session.problem(row, 'name', 'organization.unknown_name', { name, team: team ?? '—', day: asked });
  else session.problem(row, 'employee_no', 'organization.no_person_named');
  return false;
}

/** The day a fact belongs to; of a month's value the last day worked. */
function dayOf({ kind, clock }: ImportSession, row: ParsedRow, person: KnownPerson | null): string {
  const moment = MOMENTS[kind];
  if (moment?.type === 'instant') return localDate(instantOf(row, moment.column)!, clock.timeZone);
  if (moment?.type === 'day') return textOf(row, moment.column)!;
  const date = row.values['date'] as DateOrMonth;
  return 'day' in date ? date.day : monthValueDay(date.month, clock.monthStartsOn, person?.leftOn ?? null);
}

/** Somebody with some teams under them enters agents and team leaders of those teams, and moves them between these. */
class RosterReach {
  private readonly today: string;
  private readonly others: LimitedScope;

  constructor(
    private readonly session: ImportSession,
    private readonly directory: PersonDirectory,
    private readonly scope: LimitedScope,
  ) {
    this.today = localDate(new Date(), session.clock.timeZone);
    this.others = withoutSelf(scope);
  }

  keeps(row: ParsedRow): boolean {
    const person = this.directory.withNo(textOf(row, 'employee_no')!);
    const day = textOf(row, 'effective_from') ?? this.session.options.effectiveFrom ?? textOf(row, 'hired_on') ?? this.today;
    const days = day < this.today ? [day, this.today] : [day];
    if (person !== null && !this.reaches(row, person, days)) this.session.problem(row, 'employee_no', 'organization.beyond_reach');
    else this.checkPlace(row, days);
    return !this.session.isBad(row);
  }

  private reaches(row: ParsedRow, person: KnownPerson, days: readonly string[]): boolean {
    const dates = { hiredOn: textOf(row, 'hired_on') ?? person.hiredOn, leftOn: textOf(row, 'left_on') ?? person.leftOn };
    return (
      days.every((each) => covers(this.others, person.id, each)) &&
      this.reachesHistory(row, person) &&
      coversDates(this.scope, person, dates)
    );
  }

  /** What the row says holds until the next change already known. */
  private reachesHistory(row: ParsedRow, person: KnownPerson): boolean {
    const from = textOf(row, 'effective_from') ?? this.session.options.effectiveFrom;
    const team = this.directory.team(textOf(row, 'team_code') ?? '');
    if (from === null) return true;
    const posts = holdFrom(person.posts, from, textOf(row, 'post') as Post);
    const memberships = team === null ? person.memberships : holdFrom(person.memberships, from, team.id);
    return coversChange(this.others, person.id, person, { posts, memberships });
  }

  private checkPlace(row: ParsedRow, days: readonly string[]): void {
    const word = textOf(row, 'team_code');
    const team = word === null ? null : this.directory.team(word);
    const supervisor = textOf(row, 'supervisor_no');
    if (!hasTeam(textOf(row, 'post') as Post) || word === null) this.session.problem(row, 'post', 'organization.beyond_reach');
    else if (team === null || !days.every((day) => coversTeam(this.scope, team.id, day, day)))
      this.session.problem(row, 'team_code', 'organization.unknown_team', { team: word });
    if (supervisor !== null && this.directory.withNo(supervisor)?.id !== this.scope.selfId)
      this.session.problem(row, 'supervisor_no', 'organization.unknown_supervisor', { no: supervisor });
  }
}
