import type { Role } from '@contracts/access.js';
import type { Duty, DutyKind } from '@contracts/home.js';
import type { HomeKey } from './messages.js';

/** The sentence that tells a duty. @param today `2026-10-05` */
export function dutyKey({ kind, until }: Pick<Duty, 'kind' | 'until'>, today: string): HomeKey {
  if (kind === 'close_month' && until !== null && until >= today) return 'cut_off_ahead';
  return kind;
}

const places: Record<DutyKind, (period: string) => string> = {
  drafts: () => '/evaluations?state=draft',
  agents_under_quota: () => '/desk',
  teams_under_quota: (period) => `/evaluations?period=${period}`,
  close_month: scorecards,
  finish_checks: scorecards,
  review_month: scorecards,
  publish_month: scorecards,
  notice_running: scorecards,
  notice_over: scorecards,
  check_notice: scorecards,
  approve_scheme: () => '/schemes',
  exam_missing: (period) => `/exams?period=${period}`,
  to_acknowledge: () => '/results',
  unacknowledged: () => '/evaluations?state=released',
  below_pass: scorecards,
  failed_jobs: () => '/queues',
  never_signed_in: () => '/accounts',
  audit_waiting: () => '/audit',
};

function scorecards(period: string): string {
  return `/scorecards?period=${period}`;
}

/** Where a duty is done. @param onlyAgent whether they see their own results alone */
export function dutyPlace({ kind, period }: Pick<Duty, 'kind' | 'period'>, onlyAgent: boolean): string {
  if (kind === 'check_notice' && onlyAgent) return `/results?period=${period ?? ''}`;
  return places[kind](period ?? '');
}

/** Where to go for those who have nothing to do, by the first of their roles. */
const nexts: readonly (readonly [Role, string])[] = [
  ['qa_trainer', '/desk'],
  ['manager', '/trends'],
  ['shift_supervisor', '/scorecards'],
  ['team_leader', '/evaluations'],
  ['agent', '/results'],
  ['admin', '/audit'],
];

/** null: they hold no role. */
export function nextStep(roles: readonly Role[]): { key: HomeKey; path: string } | null {
  const found = nexts.find(([role]) => roles.includes(role));
  return found === undefined ? null : { key: `next_${found[0]}`, path: found[1] };
}
