import { useSearchParams } from 'react-router';
import type { listPeriods } from '@contracts/periods.js';
import { useAsk } from '../api/use-ask.js';

/** Years of months are a short list. */
const MONTHS = 100;

/** All months with facts, the newest first. */
export function usePeriods() {
  return useAsk<typeof listPeriods>('/periods', { query: { page_size: MONTHS, sort: '-period', total: 'none' } });
}

/**
 * The month the page is about: that of the address, else the newest that has been closed, else the newest.
 * @returns null: not known yet, or there is none
 */
export function usePeriod(): string | null {
  const [search] = useSearchParams();
  const { data } = usePeriods();
  const asked = search.get('period');
  if (asked !== null && /^\d{4}-\d{2}$/.test(asked)) return asked;
  const items = data?.items ?? [];
  return (items.find(({ newest_run }) => newest_run !== null) ?? items[0])?.period ?? null;
}
