import type { PeriodSummary } from '@contracts/periods.js';
import type { PeriodKey } from './messages.js';

/** What someone may do with months. */
export interface Hands {
  close: boolean;
  publish: boolean;
}

/** Whether a month that stands has a newer run that does not. */
export function isRestated({ published_run, newest_run }: Pick<PeriodSummary, 'published_run' | 'newest_run'>): boolean {
  return published_run !== null && newest_run !== null && newest_run > published_run;
}

/** Whether the newest run could be put on notice or published. */
export function canPublish(period: PeriodSummary): boolean {
  return period.newest_run !== null && period.newest_run !== period.published_run;
}

/** What is to be done next with a month, as far as someone may do it. */
export function nextStep(period: PeriodSummary, { close, publish }: Hands): PeriodKey {
  if (isRestated(period)) return publish ? 'next_restated_publish' : close ? 'next_restated_close' : 'next_locked_read';
  if (period.newest_run === null) return close ? 'next_open_close' : 'next_open_read';
  if (period.state === 'notice') return publish ? 'next_notice_publish' : close ? 'next_notice_close' : 'next_notice_read';
  if (period.published_run !== null) return close ? 'next_locked_close' : 'next_locked_read';
  return publish ? 'next_closing_publish' : close ? 'next_closing_close' : 'next_closing_read';
}

const STEPS = ['open', 'closing', 'notice', 'published'] as const;

/** The steps of a month, each with whether it is behind, at hand or ahead. */
export function stepsOf({ state, newest_run }: PeriodSummary): { step: (typeof STEPS)[number]; at: 'done' | 'now' | 'ahead' }[] {
  const reached =
    state === 'locked' ? STEPS.length : state === 'open' && newest_run === null ? 0 : STEPS.indexOf(state === 'open' ? 'closing' : state);
  return STEPS.map((step, index) => ({ step, at: index < reached ? 'done' : index === reached ? 'now' : 'ahead' }));
}
