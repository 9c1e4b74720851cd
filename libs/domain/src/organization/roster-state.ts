import { isDeepStrictEqual } from 'node:util';
import type { Post } from './person-directory.js';
import type { Segment } from './timeline.js';

/** A person as the roster knows them, by natural keys; memberships name team codes. */
export interface PersonState {
  employeeNo: string;
  name: string;
  hiredOn: string | null;
  /** Last day worked. */
  leftOn: string | null;
  posts: Segment<Post>[];
  memberships: Segment<string>[];
}

/** A team with those who lead and supervise it, by employee number. */
export interface TeamState {
  code: string;
  name: string;
  leaders: Segment<string>[];
  supervisors: Segment<string>[];
}

/** One row of a roster after its cells were read. */
export interface RosterRow {
  /** Row number in the file. */
  row: number;
  employeeNo: string;
  name: string;
  post: Post;
  team: string | null;
  teamName: string | null;
  supervisorNo: string | null;
  effectiveFrom: string | null;
  hiredOn: string | null;
  leftOn: string | null;
}

export const hasTeam = (post: Post): boolean => post === 'agent' || post === 'team_leader';

/** Whatever the order of their keys: the database gives them in its own. */
export function sameState(left: PersonState | TeamState | null, right: PersonState | TeamState | null): boolean {
  return isDeepStrictEqual(left, right);
}

/** The calendar day after a day 'YYYY-MM-DD'. */
export function dayAfter(day: string): string {
  return shiftDay(day, 1);
}

export function shiftDay(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}
