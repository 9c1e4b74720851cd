import type { PeriodSummary } from '@contracts/periods.js';

/** Whether agents may see their cards of a month: it is on notice, or a run of it stands. */
export function isShown({ state, published_run }: Pick<PeriodSummary, 'state' | 'published_run'>): boolean {
  return state === 'notice' || published_run !== null;
}

/** The month an agent looks at: that of the address, else the newest whose cards are shown. */
export function ownMonth(periods: readonly PeriodSummary[], asked: string | null): PeriodSummary | null {
  const named = periods.find(({ period }) => period === asked);
  return named ?? periods.find(isShown) ?? null;
}
