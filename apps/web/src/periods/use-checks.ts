import type { listJobs } from '@contracts/jobs.js';
import type { ChecksReport } from '@contracts/periods.js';
import { useAsk } from '../api/use-ask.js';

/** What the newest checks of a run that one asked for found, and when; null: it has not been checked. */
export function useChecks(period: string, run: number | null): { report: ChecksReport; at: string } | null {
  const { data } = useAsk<typeof listJobs>('/jobs', { query: { state: 'done' } });
  const found = data?.items.find(
    ({ kind, result }) => kind === 'close_checks' && result !== null && result['period'] === period && result['run'] === run,
  );
  return found === undefined ? null : { report: found.result as unknown as ChecksReport, at: found.finished_at ?? found.requested_at };
}
