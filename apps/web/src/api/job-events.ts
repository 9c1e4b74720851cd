import type { getJob, JobView } from '@contracts/jobs.js';
import { addressOf, call } from './call.js';

/** A line on which nothing came for so long is taken for one that a proxy holds back. */
const PATIENCE_MS = 4000;
const ASK_EVERY_MS = 2000;

export function hasEnded({ state }: Pick<JobView, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/**
 * Tells how a job is getting on until it has ended: by server-sent events, and by asking where those do not come through.
 * @returns what stops it
 */
export function watchJob(id: string, tell: (job: JobView) => void): () => void {
  let asking: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const events = new EventSource(addressOf('/jobs/:job/events', { job: id }));
  const stop = () => {
    stopped = true;
    events.close();
    if (asking !== null) clearTimeout(asking);
  };
  const take = (job: JobView) => {
    if (stopped) return;
    if (hasEnded(job)) stop();
    tell(job);
  };
  const ask = async () => {
    const job = await call<typeof getJob>('GET', '/jobs/:job', { params: { job: id } }).catch(() => null);
    if (job !== null) take(job);
    if (!stopped) wait(ASK_EVERY_MS);
  };
  const wait = (milliseconds: number) => {
    if (asking !== null) clearTimeout(asking);
    asking = setTimeout(() => void ask(), milliseconds);
  };
  events.addEventListener('job', (event: MessageEvent<string>) => {
    take(JSON.parse(event.data) as JobView);
    if (!stopped) wait(PATIENCE_MS);
  });
  wait(PATIENCE_MS);
  return stop;
}

/** Waits for a job that runs. @returns the job at its end */
export function jobEnd(id: string, tell: (job: JobView) => void = () => undefined): Promise<JobView> {
  return new Promise((resolve) => {
    watchJob(id, (job) => {
      tell(job);
      if (hasEnded(job)) resolve(job);
    });
  });
}
