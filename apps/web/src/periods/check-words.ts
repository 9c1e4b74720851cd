import type { ChecksReport, PeriodSummary } from '@contracts/periods.js';
import type { PeriodKey } from './messages.js';

export type Check = ChecksReport['checks'][number];

const ABOUT_EVALUATIONS = new Set(['drafts_left', 'open_appeals', 'evaluations_without_call']);
const ABOUT_NOTHING = new Set(['stale_run', 'month_running', 'notice_running']);

export function checkName(code: string): PeriodKey {
  return `check_${code}` as PeriodKey;
}

export function checkReason(code: string): PeriodKey {
  return `check_${code}_why` as PeriodKey;
}

/** Where what a check is about can be looked at; null: nowhere. */
export function subjectPlace(code: string, subject: string, { period, run }: Pick<ChecksReport, 'period' | 'run'>): string | null {
  if (ABOUT_NOTHING.has(code) || subject === '') return null;
  const named = encodeURIComponent(subject);
  if (ABOUT_EVALUATIONS.has(code)) return `/evaluations/${named}`;
  if (code === 'unconfirmed_cases') return `/cases/${named}`;
  return `/scorecards/${period}/agents/${named}?run=${run}`;
}

/** What still stands in the way: what must be put right, and what nobody has accepted. */
export function openChecks(checks: readonly Check[], accepted: ReadonlySet<string>): { blocking: Check[]; toAccept: Check[] } {
  const found = checks.filter((check) => check.count > 0);
  return {
    blocking: found.filter((check) => check.blocking),
    toAccept: found.filter((check) => !check.blocking && !check.accepted && !accepted.has(check.code)),
  };
}

/** The codes that publishing must name: what was found and is accepted, now or before. */
export function acceptedCodes(checks: readonly Check[], accepted: ReadonlySet<string>): string[] {
  return checks
    .filter((check) => check.count > 0 && !check.blocking && (check.accepted || accepted.has(check.code)))
    .map((check) => check.code);
}

/** Whether a month was put on notice after it was checked: then the running notice period is something to accept that was not there yet. */
export function isOutdated(
  { checks }: Pick<ChecksReport, 'checks'>,
  month: Pick<PeriodSummary, 'state' | 'notice_until'>,
  today: string,
): boolean {
  if (month.state !== 'notice' || month.notice_until === null || today > month.notice_until) return false;
  return checks.every(({ code, count }) => code !== 'notice_running' || count === 0);
}
