import type { Role } from '@contracts/access.js';
import { RoleDaysError } from './accounts.errors.js';

/** A role over days: `from` null: always; `end` is the first day it no longer holds, null: never ends. */
export interface RoleSpan {
  role: Role;
  from: string | null;
  end: string | null;
  grantedBy: string;
  /** ISO 8601. null: being granted now. */
  grantedAt: string | null;
}

export interface WantedRole {
  role: Role;
  /** First day; absent or past: today, or as long as it has been held. */
  from?: string | null | undefined;
  /** Last day; absent: without an end. */
  to?: string | null | undefined;
}

/**
 * The spans of an account from what it holds and what it is to hold from today on. What is over stays as it was; what was held and is
 * no longer wanted ends today; what goes on keeps the day it began and who granted it.
 * @param held without those that ended before today
 * @throws RoleDaysError for days that are none, over, or twice the same
 */
export function planRoles(held: readonly RoleSpan[], wanted: readonly WantedRole[], today: string, actor: string): RoleSpan[] {
  const spans = wanted.map((wish) => begin(wish, today, actor));
  refuseOverlaps(spans);
  const now = held.filter(({ from }) => from === null || from < today);
  const ended = now.flatMap((span): RoleSpan[] => {
    const next = spans.find(({ role, from }) => role === span.role && from === today);
    return next === undefined ? [{ ...span, end: today }] : [{ ...span, end: next.end }];
  });
  const added = spans.filter((span) => !now.some(({ role }) => role === span.role && span.from === today));
  return [...ended, ...added.map((span) => unchanged(held, span) ?? span)];
}

function begin({ role, from, to }: WantedRole, today: string, actor: string): RoleSpan {
  const begins = from === null || from === undefined || from < today ? today : from;
  const end = to === null || to === undefined ? null : dayAfter(to);
  if (to && from && to < from) throw new RoleDaysError('accounts.role_days', role);
  if (end !== null && end <= today) throw new RoleDaysError('accounts.role_past', role);
  return { role, from: begins, end, grantedBy: actor, grantedAt: null };
}

function refuseOverlaps(spans: readonly RoleSpan[]): void {
  for (const [index, one] of spans.entries()) {
    for (const other of spans.slice(index + 1)) {
      const apart = (one.end !== null && one.end <= other.from!) || (other.end !== null && other.end <= one.from!);
      if (one.role === other.role && !apart) throw new RoleDaysError('accounts.role_twice', one.role);
    }
  }
}

/** The very span that was granted before, whoever did. */
function unchanged(held: readonly RoleSpan[], { role, from, end }: RoleSpan): RoleSpan | undefined {
  return held.find((span) => span.role === role && span.from === from && span.end === end);
}

export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
