import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { JobView, listJobs } from '@contracts/jobs.js';
import { call } from './call.js';
import { hasEnded, watchJob } from './job-events.js';

/** Jobs without their results, whose shape depends on their kind. */
export type WatchedJob = Omit<JobView, 'result'> & { result?: unknown };

interface Jobs {
  /** The newest first. */
  jobs: readonly WatchedJob[];
  /** Keeps an eye on a job that was just asked for. */
  watch(job: WatchedJob): void;
  /** Takes an ended job off the tray. */
  dismiss(id: string): void;
}

const JobsContext = createContext<Jobs | null>(null);

/** The jobs one has asked for: those that run are followed wherever one is on the page. */
export function JobsProvider({ children }: { children: ReactNode }) {
  const [jobs, setJobs] = useState<readonly WatchedJob[]>([]);
  const watched = useRef(new Map<string, () => void>());

  const put = useCallback((job: WatchedJob) => {
    setJobs((before) =>
      [job, ...before.filter(({ id }) => id !== job.id)].toSorted((a, b) => b.requested_at.localeCompare(a.requested_at)),
    );
  }, []);
  const watch = useCallback(
    (job: WatchedJob) => {
      put(job);
      if (hasEnded(job) || watched.current.has(job.id)) return;
      const stop = watchJob(job.id, (now) => {
        put(now);
        if (hasEnded(now)) watched.current.delete(now.id);
      });
      watched.current.set(job.id, stop);
    },
    [put],
  );
  const dismiss = useCallback((id: string) => setJobs((before) => before.filter((job) => job.id !== id)), []);

  useEffect(() => {
    const stops = watched.current;
    for (const state of ['queued', 'running'] as const) {
      call<typeof listJobs>('GET', '/jobs', { query: { state } }).then(
        ({ items }) => items.forEach(watch),
        () => undefined,
      );
    }
    return () => {
      for (const stop of stops.values()) stop();
      stops.clear();
    };
  }, [watch]);

  const value = useMemo(() => ({ jobs, watch, dismiss }), [jobs, watch, dismiss]);
  return <JobsContext.Provider value={value}>{children}</JobsContext.Provider>;
}

export function useJobs(): Jobs {
  const jobs = useContext(JobsContext);
  if (jobs === null) throw new Error('Jobs are watched inside JobsProvider only');
  return jobs;
}

/** How one job stands now; null: it is not watched. */
export function useJob(id: string | null): WatchedJob | null {
  return useJobs().jobs.find((job) => job.id === id) ?? null;
}
