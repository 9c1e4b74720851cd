import { useSearchParams } from 'react-router';
import type { listPeriods } from '@contracts/periods.js';
import { reachOf } from '../api/session.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { isShown } from '../results/own-month.js';

/** Years of months are a short list. */
const MONTHS = 100;

/** All months with facts, the newest first. */
export function usePeriods() {
  return useAsk<typeof listPeriods>('/periods', { query: { page_size: MONTHS, sort: '-period', total: 'none' } });
}

/**
 * The month the page is about: that of the address, else the newest that has been closed, for agents and been shown to them, else the
 * newest.
 * @returns null: not known yet, or there is none
 */
export function usePeriod(): string | null {
  const [search] = useSearchParams();
  const { data } = usePeriods();
  const own = reachOf(useSession(), 'scorecards.read') === 'self';
  const asked = search.get('period');
  if (asked !== null && /^\d{4}-\d{2}$/.test(asked)) return asked;
  const items = data?.items ?? [];
  return (items.find((each) => (own ? isShown(each) : each.newest_run !== null)) ?? items[0])?.period ?? null;
}
