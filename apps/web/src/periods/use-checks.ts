import { useQuery } from '@tanstack/react-query';
import type { getJob, listJobs } from '@contracts/jobs.js';
import type { ChecksReport, PeriodSummary } from '@contracts/periods.js';
import { call } from '../api/call.js';
import { day } from '../format/figures.js';
import { isOutdated } from './check-words.js';

/** Checks further back than that are made again rather than looked for. */
const LOOKED_THROUGH = 10;

interface Checked {
  report: ChecksReport;
  at: string;
}

/** What the newest checks of a month's newest run that one asked for found, and when; null: it has not been checked as it stands. */
export function useChecks(month: PeriodSummary): Checked | null {
  const { data } = useQuery({
    queryKey: ['/jobs', 'close_checks', month.period, month.newest_run, month.state],
    queryFn: () => newestChecks(month),
  });
  return data ?? null;
}

/** Lists of jobs leave results out. */
async function newestChecks(month: PeriodSummary): Promise<Checked | null> {
  const { items } = await call<typeof listJobs>('GET', '/jobs', { query: { state: 'done' } });
  for (const { id } of items.filter(({ kind }) => kind === 'close_checks').slice(0, LOOKED_THROUGH)) {
    const job = await call<typeof getJob>('GET', '/jobs/:job', { params: { job: id } });
    const report = job.result as unknown as ChecksReport | null;
    if (report?.period !== month.period || report.run !== month.newest_run) continue;
    const outdated = isOutdated(report, month, day(new Date().toISOString()));
    return outdated ? null : { report, at: job.finished_at ?? job.requested_at };
  }
  return null;
}
