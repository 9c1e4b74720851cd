import type { Post } from './person-directory.js';
import { dayAfter, type PersonState, type TeamState } from './roster-state.js';
import { endAt, holdFrom, valueOn, type Segment } from './timeline.js';

/** From `day` on the person has this post and is in this team, until the next change already known. */
export function assign(person: PersonState, day: string | null, post: Post, team: string | null): PersonState {
  const rehired = person.leftOn !== null && day !== null && day > person.leftOn;
  const without = day === null ? [] : endAt(person.memberships, day);
  const memberships = team === null ? without : holdFrom(person.memberships, day, team);
  const leftOn = rehired ? null : person.leftOn;
  return { ...person, leftOn, posts: holdFrom(person.posts, day, post), memberships };
}

/** Ends everything after the last day worked; a corrected last day first reopens what the old one had ended. */
export function leave(person: PersonState, leftOn: string | null): PersonState {
  const last = leftOn ?? person.leftOn;
  if (last === null) return person;
  const open = leftOn === null ? person : comeBack(person);
  return {
    ...open,
    leftOn: last,
    posts: endAt(open.posts, dayAfter(last)),
    memberships: endAt(open.memberships, dayAfter(last)),
  };
}

/** Takes a leaving back: what it had ended goes on. A duty it ended has to be given anew. */
export function comeBack(person: PersonState): PersonState {
  if (person.leftOn === null) return person;
  const last = dayAfter(person.leftOn);
  const reopen = <Value>(timeline: readonly Segment<Value>[]): Segment<Value>[] =>
    timeline.map((segment) => (segment.to === last ? { ...segment, to: null } : segment));
  return { ...person, leftOn: null, posts: reopen(person.posts), memberships: reopen(person.memberships) };
}

/** Whoever changes post, changes team or leaves stops leading that day, and who comes back to it leads again. */
export function endLeadership(team: TeamState, person: PersonState): TeamState {
  if (!team.leaders.some((segment) => segment.value === person.employeeNo)) return team;
  const edges = [...person.posts, ...person.memberships].flatMap((segment) => [segment.from, segment.to]).filter((day) => day !== null);
  const leads = (day: string | null): boolean =>
    valueOn(person.posts, day) === 'team_leader' && valueOn(person.memberships, day) === team.code;
  const leaders = team.leaders.flatMap((segment) => (segment.value === person.employeeNo ? daysThat(leads, segment, edges) : [segment]));
  return { ...team, leaders };
}

/** The parts of a segment in which something holds that can change on the given days only. */
function daysThat(holds: (day: string | null) => boolean, segment: Segment<string>, edges: readonly string[]): Segment<string>[] {
  const inside = edges.filter((day) => (segment.from === null || day > segment.from) && (segment.to === null || day < segment.to));
  const starts = [segment.from, ...new Set(inside.toSorted())];
  const parts: Segment<string>[] = [];
  starts.forEach((from, index) => {
    const to = starts[index + 1] ?? segment.to;
    const last = parts.at(-1);
    if (!holds(from)) return;
    if (last && last.to === from) last.to = to;
    else parts.push({ from, to, value: segment.value });
  });
  return parts;
}
