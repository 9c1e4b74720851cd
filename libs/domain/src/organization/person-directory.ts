import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';
import { valueOn, type Segment } from './timeline.js';

export type Post = 'agent' | 'team_leader' | 'shift_supervisor' | 'qa_trainer' | 'manager';

export interface KnownTeam {
  id: number;
  code: string;
  name: string;
}

export interface KnownPerson {
  id: number;
  employeeNo: string;
  name: string;
  hiredOn: string | null;
  leftOn: string | null;
  posts: Segment<Post>[];
  /** Team ids. */
  memberships: Segment<number>[];
}

export interface PersonClue {
  employeeNo: string | null;
  name: string | null;
  /** Code or name of a team. */
  team: string | null;
  /** The day on which the membership is asked for. */
  day: string;
}

export type FoundPerson =
  | { found: true; person: KnownPerson; byName: boolean }
  | { found: false; column: 'employee_no' | 'name'; key: MessageKey; params: MessageParams };

/** Everybody the centre knows, held in memory for one import: rows name people by number, or by name and team. */
export class PersonDirectory {
  private readonly byNo = new Map<string, KnownPerson>();
  private readonly byName = new Map<string, KnownPerson[]>();
  private readonly teamsByWord = new Map<string, KnownTeam>();
  private readonly teamsById = new Map<number, KnownTeam>();

  constructor(people: Iterable<KnownPerson>, teams: Iterable<KnownTeam>) {
    for (const team of teams) {
      this.teamsById.set(team.id, team);
      this.teamsByWord.set(team.name, team);
    }
    for (const team of this.teamsById.values()) this.teamsByWord.set(team.code, team);
    for (const person of people) {
      this.byNo.set(person.employeeNo, person);
      const sameName = this.byName.get(person.name);
      if (sameName) sameName.push(person);
      else this.byName.set(person.name, [person]);
    }
  }

  withNo(employeeNo: string): KnownPerson | null {
    return this.byNo.get(employeeNo) ?? null;
  }

  hasName(name: string): boolean {
    return this.byName.has(name);
  }

  /** A team by its code, else by its name. */
  team(word: string): KnownTeam | null {
    return this.teamsByWord.get(word) ?? null;
  }

  teamOf(person: KnownPerson, day: string): KnownTeam | null {
    const id = valueOn(person.memberships, day);
    return id === null ? null : (this.teamsById.get(id) ?? null);
  }

  postOf(person: KnownPerson, day: string): Post | null {
    return valueOn(person.posts, day);
  }

  /** By number where there is one; else by name, and team where given, when that is one person on the day. */
  find(clue: PersonClue): FoundPerson {
    if (clue.employeeNo !== null) {
      const person = this.byNo.get(clue.employeeNo);
      return person
        ? { found: true, person, byName: false }
        : { found: false, column: 'employee_no', key: 'organization.unknown_employee_no', params: { no: clue.employeeNo } };
    }
    if (clue.name === null) return { found: false, column: 'employee_no', key: 'organization.no_person_named', params: {} };
    return this.findByName(clue.name, clue.team, clue.day);
  }

  private findByName(name: string, teamWord: string | null, day: string): FoundPerson {
    const refused = (key: MessageKey, params: MessageParams): FoundPerson => ({ found: false, column: 'name', key, params });
    const team = teamWord === null ? null : this.team(teamWord);
    if (teamWord !== null && team === null) return refused('organization.unknown_team', { team: teamWord });
    const sameName = this.byName.get(name) ?? [];
    const present = sameName.filter((person) => (team ? valueOn(person.memberships, day) === team.id : this.employedOn(person, day)));
    const [only, other] = present;
    if (only && !other) return { found: true, person: only, byName: true };
    const place = teamWord ?? '—';
    if (other)
      return refused('organization.name_not_unique', {
        name,
        team: place,
        day,
        numbers: present.map((each) => each.employeeNo).join(' / '),
      });
    return refused('organization.unknown_name', { name, team: place, day });
  }

  private employedOn(person: KnownPerson, day: string): boolean {
    return (person.hiredOn === null || person.hiredOn <= day) && (person.leftOn === null || person.leftOn >= day);
  }
}
