import type { DataScope } from '@platform/auth/data-scope.js';
import { dayAfter } from '../organization/roster-state.js';
import type { Segment, Timeline } from '../organization/timeline.js';

type LimitedScope = Extract<DataScope, { kind: 'some' }>;

/** Days are `YYYY-MM-DD`; null: not known, or not left. */
export interface EmploymentDates {
  hiredOn: string | null;
  /** Last day worked. */
  leftOn: string | null;
}

export interface DatedPerson extends EmploymentDates {
  /** By team id. */
  memberships: Timeline<number>;
}

/**
 * Whether someone with a limited reach may give a person these dates. A last day moves the end of every membership after it, and a first day
 * speaks about every one before it; so all memberships on that side of the earlier last day, or of the later first day, have to be in teams
 * within the scope on those very days. Dates that stay as they are ask for nothing.
 */
export function coversDates(scope: LimitedScope, person: DatedPerson, after: EmploymentDates): boolean {
  const { hiredOn, leftOn, memberships } = person;
  if (after.leftOn !== leftOn) {
    const first = dayAfter([leftOn, after.leftOn].filter((day) => day !== null).toSorted()[0]!);
    if (!memberships.every((stay) => coversPart(scope, reopened(stay, leftOn), { from: first, to: null }))) return false;
  }
  if (after.hiredOn === hiredOn) return true;
  const until = [hiredOn, after.hiredOn]
    .filter((day) => day !== null)
    .toSorted()
    .at(-1)!;
  return memberships.every((stay) => coversPart(scope, stay, { from: null, to: until }));
}

/** What the old last day had ended goes on once that day is no longer the last. */
function reopened(stay: Segment<number>, leftOn: string | null): Segment<number> {
  return leftOn !== null && stay.to === dayAfter(leftOn) ? { ...stay, to: null } : stay;
}

/** Whether the team of a membership lies within on each of its days in a range; `to` is exclusive. */
function coversPart(scope: LimitedScope, stay: Segment<number>, range: { from: string | null; to: string | null }): boolean {
  const from = stay.from === null || (range.from !== null && range.from > stay.from) ? range.from : stay.from;
  const to = stay.to === null || (range.to !== null && range.to < stay.to) ? range.to : stay.to;
  if (from !== null && to !== null && from >= to) return true;
  const days = scope.teams.filter(({ teamId }) => teamId === stay.value);
  for (let day = from; ;) {
    const duty = days.find(
      (each) => (each.from === null || (day !== null && each.from <= day)) && (each.to === null || day === null || day <= each.to),
    );
    if (duty === undefined) return false;
    if (duty.to === null) return true;
    day = dayAfter(duty.to);
    if (to !== null && day >= to) return true;
  }
}
