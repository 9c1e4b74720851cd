import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { cancelJob } from '@contracts/jobs.js';
import type { requestExport } from '@contracts/reports.js';
import { call } from '../api/call.js';
import { jobEnd } from '../api/job-events.js';
import { useJobs, type WatchedJob } from '../api/jobs-provider.js';
import type { ReportWish } from './report-types.js';
import { saveExport } from './save-files.js';

interface Export {
  /** The one that runs, or ran last; null: none was asked for. */
  job: WatchedJob | null;
  busy: boolean;
  /** Files that came, over all that was asked for. */
  saved: number;
  /** Files that were not saved at once. */
  left: number;
  error: unknown;
  start: (report: string, wishes: readonly ReportWish[]) => Promise<void>;
  cancel: () => Promise<void>;
}

/** Has reports written, follows the jobs, and saves the files when they are there. */
export function useExport(): Export {
  const client = useQueryClient();
  const { watch } = useJobs();
  const [job, setJob] = useState<WatchedJob | null>(null);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(0);
  const [left, setLeft] = useState(0);
  const [error, setError] = useState<unknown>(null);

  const one = async (report: string, body: ReportWish): Promise<boolean> => {
    const asked = await call<typeof requestExport>('POST', '/reports/:report/exports', { params: { report }, body });
    watch(asked);
    setJob(asked);
    const ended = await jobEnd(asked.id, setJob);
    if (ended.state !== 'done') return false;
    const { view, left: rest } = await saveExport(ended.id);
    setSaved((before) => before + view.files.length - rest);
    setLeft((before) => before + rest);
    return true;
  };
  const start = async (report: string, wishes: readonly ReportWish[]) => {
    setBusy(true);
    setError(null);
    setSaved(0);
    setLeft(0);
    try {
      for (const wish of wishes) if (!(await one(report, wish))) break;
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['/exports'] });
    }
  };
  const cancel = async () => {
    if (job !== null) await call<typeof cancelJob>('POST', '/jobs/:job/cancellation', { params: { job: job.id } }).catch(setError);
  };
  return { job, busy, saved, left, error, start, cancel };
}
