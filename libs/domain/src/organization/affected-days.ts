import { shiftDay, type PersonState, type TeamState } from './roster-state.js';
import { differingSpans, type DaySpan } from './timeline.js';

/** Days in the span; null: unbounded. `to` is the last day, inclusive. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

const NEW_HIRE_DAYS = 90;

/**
 * The days whose figures a change of the roster moves: by person where post, team or the new-hire quota differs, and all together with
 * the teams' leaders and supervisors. People who neither were nor become agents or team leaders have no figures.
 */
export function affectedDays(
  people: readonly [PersonState | null, PersonState | null][],
  teams: readonly [TeamState | null, TeamState | null][],
): { byPerson: Map<string, DayRange[]>; all: DayRange[] } {
  const byPerson = new Map<string, DayRange[]>();
  for (const [before, after] of people) {
    const ranges = personRanges(before, after);
    if (ranges.length > 0) byPerson.set((after ?? before)!.employeeNo, ranges);
  }
  const duties = teams.flatMap(([before, after]) => [
    ...differingSpans(before?.leaders ?? [], after?.leaders ?? []),
    ...differingSpans(before?.supervisors ?? [], after?.supervisors ?? []),
  ]);
  return { byPerson, all: [...byPerson.values()].flat().concat(duties.map(inclusive)) };
}

function personRanges(before: PersonState | null, after: PersonState | null): DayRange[] {
  if (!isCounted(before) && !isCounted(after)) return [];
  const spans = [
    ...differingSpans(before?.posts ?? [], after?.posts ?? []),
    ...differingSpans(before?.memberships ?? [], after?.memberships ?? []),
  ];
  return [...spans.map(inclusive), ...quotaRange(before, after)];
}

function isCounted(person: PersonState | null): boolean {
  return person?.posts.some((segment) => segment.value === 'agent' || segment.value === 'team_leader') ?? false;
}

/** A corrected hiring date moves the quota of the first 90 days, before and after. */
function quotaRange(before: PersonState | null, after: PersonState | null): DayRange[] {
  if (!before || !after || before.hiredOn === after.hiredOn) return [];
  const days = [before.hiredOn, after.hiredOn].filter((day) => day !== null).toSorted();
  return [{ from: days[0]!, to: shiftDay(days.at(-1)!, NEW_HIRE_DAYS) }];
}

function inclusive(span: DaySpan): DayRange {
  return { from: span.from, to: span.to === null ? null : shiftDay(span.to, -1) };
}
