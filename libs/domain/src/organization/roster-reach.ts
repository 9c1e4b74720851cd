import type { DataScope } from '@platform/auth/data-scope.js';
import type { Post } from './person-directory.js';
import { dayAfter } from './roster-state.js';
import { differingSpans, type DaySpan, type Timeline } from './timeline.js';

/** A person's posts, and the teams they are in by code or id. */
interface History<Team> {
  posts: Timeline<Post>;
  memberships: Timeline<Team>;
}

/**
 * Whether someone with a limited reach may make one history of a person into another: on every day that differs, from the first to the next
 * change already known, the person has to be within as things stand. Which team they go to is not asked: handing people over is a duty of
 * whom they are under.
 */
export function coversChange<Team>(
  scope: Extract<DataScope, { kind: 'some' }>,
  personId: number,
  before: History<Team>,
  after: History<Team>,
): boolean {
  const stays = scope.stays
    .filter(({ agentId }) => agentId === personId)
    .map(({ from, to }) => ({ from, to: to === null ? null : dayAfter(to) }))
    .toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
  const touched = [...differingSpans(before.posts, after.posts), ...differingSpans(before.memberships, after.memberships)];
  return touched.every((span) => isWithin(span, stays));
}

/** @param stays by their first day */
function isWithin(span: DaySpan, stays: readonly DaySpan[]): boolean {
  // The first day that is not found yet.
  let day = span.from;
  for (const stay of stays) {
    if (stay.from !== null && (day === null || stay.from > day)) return false;
    if (stay.to === null) return true;
    if (day === null || stay.to > day) day = stay.to;
    if (span.to !== null && day >= span.to) return true;
  }
  return false;
}
