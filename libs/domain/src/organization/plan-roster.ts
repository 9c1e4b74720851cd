import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';
import { assign, endLeadership, leave } from './person-changes.js';
import { hasTeam, type PersonState, type RosterRow, type TeamState } from './roster-state.js';
import { holdFrom } from './timeline.js';

export interface RosterKnowledge {
  people: ReadonlyMap<string, PersonState>;
  teams: ReadonlyMap<string, TeamState>;
  /** Where a row says no day: `--effective-from`. */
  effectiveFrom: string | null;
  /** First day of the earliest open month; null: no month is known yet. */
  earliestOpenDay: string | null;
}

export interface RosterRemark {
  row: number;
  column: string;
  key: MessageKey;
  params: MessageParams;
}

export interface RosterPlan {
  people: Map<string, PersonState>;
  teams: Map<string, TeamState>;
  problems: RosterRemark[];
  warnings: RosterRemark[];
}

/** Earliest first; a row without a day comes after those with one. */
const byDay = (left: RosterRow, right: RosterRow): number =>
  left.effectiveFrom === right.effectiveFrom ? left.row - right.row : (left.effectiveFrom ?? '~') < (right.effectiveFrom ?? '~') ? -1 : 1;

/**
 * What people and teams look like after a roster came in. Rows are taken in order of their effective date, so a file may hold a
 * person's whole history; a row that says what already holds changes nothing.
 */
export function planRoster(rows: readonly RosterRow[], known: RosterKnowledge): RosterPlan {
  return new RosterPlanner(known).plan(rows);
}

class RosterPlanner {
  private readonly people: Map<string, PersonState>;
  private readonly teams: Map<string, TeamState>;
  private readonly problems: RosterRemark[] = [];
  private readonly warnings: RosterRemark[] = [];
  private teamCodes = new Map<string, string>();

  constructor(private readonly known: RosterKnowledge) {
    this.people = new Map(known.people);
    this.teams = new Map(known.teams);
  }

  plan(rows: readonly RosterRow[]): RosterPlan {
    this.refuseDuplicates(rows);
    this.settleTeams(rows);
    const ordered = rows.toSorted(byDay);
    const days = new Map<RosterRow, string | null>();
    for (const row of ordered) days.set(row, this.settlePerson(row));
    this.settleLeaders(ordered, days);
    this.settleSupervisors(ordered, days, new Set(rows.map((row) => row.employeeNo)));
    return { people: this.people, teams: this.teams, problems: this.problems, warnings: this.warnings };
  }

  private problem(row: RosterRow, column: string, key: MessageKey, params: MessageParams = {}): void {
    this.problems.push({ row: row.row, column, key, params });
  }

  private refuseDuplicates(rows: readonly RosterRow[]): void {
    const seen = new Map<string, number>();
    for (const row of rows) {
      const key = `${row.employeeNo}\u0000${row.effectiveFrom ?? ''}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, row.row);
      else
        this.problem(row, 'employee_no', 'organization.duplicate_row', {
          no: row.employeeNo,
          effective_from: row.effectiveFrom ?? '—',
          row: first,
        });
    }
  }

  /** A team word is a code, else a known name, else a new team's code. */
  private settleTeams(rows: readonly RosterRow[]): void {
    const named = new Map<string, string>();
    for (const row of rows) {
      if (row.team === null || row.teamName === null) continue;
      const before = named.get(row.team);
      if (before !== undefined && before !== row.teamName)
        this.problem(row, 'team_name', 'organization.team_name_conflict', { team: row.team, one: before, other: row.teamName });
      named.set(row.team, before ?? row.teamName);
    }
    const codeOfName = new Map<string, string>();
    for (const team of this.teams.values()) codeOfName.set(team.name, team.code);
    for (const [code, name] of named) if (!codeOfName.has(code) || this.teams.has(code)) codeOfName.set(name, code);
    for (const row of rows) {
      if (row.team === null) continue;
      const code = this.teams.has(row.team) ? row.team : (codeOfName.get(row.team) ?? row.team);
      this.teamCodes.set(row.team, code);
      const team = this.teams.get(code);
      const name = named.get(row.team) ?? team?.name ?? code;
      if (!team) this.teams.set(code, { code, name, leaders: [], supervisors: [] });
      else if (team.name !== name) this.teams.set(code, { ...team, name });
    }
  }

  private codeOf(row: RosterRow): string | null {
    return row.team === null ? null : (this.teamCodes.get(row.team) ?? null);
  }

  /** Applies one row to its person and returns the day it holds from (undefined days are settled here). */
  private settlePerson(row: RosterRow): string | null {
    const before = this.people.get(row.employeeNo) ?? null;
    const team = hasTeam(row.post) || row.team !== null ? this.codeOf(row) : null;
    const settled = this.dayOf(row, before, team);
    let person: PersonState = before
      ? { ...before, name: row.name, hiredOn: row.hiredOn ?? before.hiredOn }
      : { employeeNo: row.employeeNo, name: row.name, hiredOn: row.hiredOn, leftOn: null, posts: [], memberships: [] };
    if (settled.changes) person = assign(person, settled.day, row.post, team);
    person = leave(person, row.leftOn);
    if (person.leftOn !== null && person.hiredOn !== null && person.leftOn < person.hiredOn)
      this.problem(row, 'hired_on', 'organization.left_before_hired', { left_on: person.leftOn, hired_on: person.hiredOn });
    this.people.set(row.employeeNo, person);
    return settled.day;
  }

  private dayOf(row: RosterRow, before: PersonState | null, team: string | null): { day: string | null; changes: boolean } {
    if (row.effectiveFrom !== null) return { day: row.effectiveFrom, changes: true };
    if (before === null) return { day: row.hiredOn ?? this.known.effectiveFrom ?? this.known.earliestOpenDay, changes: true };
    const post = before.posts.at(-1)?.value ?? null;
    const present = before.memberships.at(-1) ?? null;
    const stays = post === row.post && (team === null ? present === null || !hasTeam(row.post) : present?.value === team);
    if (stays) return { day: present?.from ?? before.posts.at(-1)?.from ?? null, changes: false };
    if (this.known.effectiveFrom === null)
      this.problem(row, 'effective_from', 'organization.effective_from_required', { name: row.name, no: row.employeeNo });
    return { day: this.known.effectiveFrom, changes: this.known.effectiveFrom !== null };
  }

  private settleLeaders(rows: readonly RosterRow[], days: ReadonlyMap<RosterRow, string | null>): void {
    const starts = new Map<string, RosterRow>();
    for (const row of rows) {
      const code = this.codeOf(row);
      if (row.post !== 'team_leader' || code === null) continue;
      const day = days.get(row) ?? null;
      const other = starts.get(`${code}\u0000${day ?? ''}`);
      if (other && other.employeeNo !== row.employeeNo)
        this.problem(row, 'post', 'organization.leader_conflict', {
          team: code,
          day: day ?? '—',
          one: other.employeeNo,
          other: row.employeeNo,
        });
      starts.set(`${code}\u0000${day ?? ''}`, row);
      const team = this.teams.get(code)!;
      this.teams.set(code, { ...team, leaders: holdFrom(team.leaders, day, row.employeeNo) });
    }
    for (const employeeNo of new Set(rows.map((row) => row.employeeNo))) {
      const person = this.people.get(employeeNo)!;
      for (const team of this.teams.values()) this.teams.set(team.code, endLeadership(team, person));
    }
  }

  /** The leader's row speaks for the team; without one, its members' rows do. */
  private settleSupervisors(rows: readonly RosterRow[], days: ReadonlyMap<RosterRow, string | null>, inFile: ReadonlySet<string>): void {
    const byTeam = new Map<string, RosterRow[]>();
    for (const row of rows) {
      const code = this.codeOf(row);
      if (row.supervisorNo !== null && code !== null) byTeam.set(code, [...(byTeam.get(code) ?? []), row]);
    }
    for (const [code, all] of byTeam) {
      const leaderRows = all.filter((row) => row.post === 'team_leader');
      for (const row of all) this.checkSupervisor(row, inFile);
      const at = new Map<string, string>();
      for (const row of leaderRows.length > 0 ? leaderRows : all) {
        const supervisor = row.supervisorNo!;
        if (!this.people.has(supervisor)) continue;
        const day = days.get(row) ?? null;
        const before = at.get(day ?? '');
        if (before !== undefined && before !== supervisor) {
          this.warnings.push({
            row: row.row,
            column: 'supervisor_no',
            key: 'organization.supervisor_conflict',
            params: { team: code, day: day ?? '—', one: before, other: supervisor },
          });
          continue;
        }
        at.set(day ?? '', supervisor);
        const team = this.teams.get(code)!;
        this.teams.set(code, { ...team, supervisors: holdFrom(team.supervisors, day, supervisor) });
      }
    }
  }

  private checkSupervisor(row: RosterRow, inFile: ReadonlySet<string>): void {
    const no = row.supervisorNo!;
    const supervisor = this.people.get(no);
    if (!supervisor && !inFile.has(no)) this.problem(row, 'supervisor_no', 'organization.unknown_supervisor', { no });
    const post = supervisor?.posts.at(-1)?.value;
    if (post !== undefined && post !== 'shift_supervisor' && post !== 'manager')
      this.warnings.push({ row: row.row, column: 'supervisor_no', key: 'organization.supervisor_post', params: { no } });
  }
}
