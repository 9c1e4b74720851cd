import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { JobView } from '@contracts/jobs.js';
import { jobEnd } from '../api/job-events.js';
import { useJobs, type WatchedJob } from '../api/jobs-provider.js';

export interface Work {
  /** As it stands; null: nothing was asked for yet. */
  job: WatchedJob | null;
  running: boolean;
  /** Asks for a job and waits until it has ended. @throws what asking for it was refused with */
  start(ask: () => Promise<WatchedJob>): Promise<JobView>;
}

/** Long work of this page: it also stands in the tray, and all that is shown is asked for anew when it is done. */
export function useWork(): Work {
  const { watch } = useJobs();
  const client = useQueryClient();
  const [job, setJob] = useState<WatchedJob | null>(null);
  const [running, setRunning] = useState(false);
  const start = async (ask: () => Promise<WatchedJob>) => {
    setRunning(true);
    try {
      const asked = await ask();
      watch(asked);
      setJob(asked);
      const ended = await jobEnd(asked.id, setJob);
      await client.invalidateQueries();
      return ended;
    } finally {
      setRunning(false);
    }
  };
  return { job, running, start };
}
