import { UnrecoverableError, type Job, type Worker } from 'bullmq';
import { z } from 'zod';
import { translate } from '../i18n/translate.js';
import type { QueueBackend } from './configure-queue.js';
import { QueueWithoutHandlerError, QueueWithTwoHandlersError } from './queue.errors.js';

/** What a job may know of itself. */
export interface JobContext {
  /** The same when a job is delivered twice. */
  jobId: string;
  /** 1 for the first. */
  attempt: number;
  /** Aborted when the job is cancelled, the worker stops, or another worker has taken the job over. */
  signal: AbortSignal;
  /** Reports how far it is: 0–100 and the name of the step. */
  progress(percent: number, step: string): Promise<void>;
}

/** Queues by name with the schema of what their jobs carry. */
export type QueueDefinitions = Record<string, z.ZodType>;

/** Works on the jobs of one queue. */
export interface JobHandler<Definitions extends QueueDefinitions, Name extends keyof Definitions & string> {
  readonly queue: Name;
  handle(payload: z.infer<Definitions[Name]>, context: JobContext): Promise<void>;
}

/** A handler of any of the queues. */
export type AnyJobHandler<Definitions extends QueueDefinitions> = {
  [Name in keyof Definitions & string]: JobHandler<Definitions, Name>;
}[keyof Definitions & string];

export interface WorkerSettings {
  concurrency: number;
  onError: (error: Error) => void;
  onFailed?: (queue: string, jobId: string, error: Error, willRetry: boolean) => void;
  /** How long a worker that went silent keeps its job, in ms. */
  lockMs?: number;
}

/** The workers of this process. */
export interface RunningHandlers {
  /** Asks a job that runs in this process to stop. @returns whether it runs here */
  cancel(queue: string, jobId: string): boolean;
  /** Takes no new jobs and waits for the running ones, which are asked to stop after `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

/**
 * Starts one worker a queue.
 * @throws QueueWithoutHandlerError, QueueWithTwoHandlersError: such a worker must not start
 */
export function registerHandlers<Definitions extends QueueDefinitions>(
  backend: QueueBackend,
  definitions: Definitions,
  handlers: readonly AnyJobHandler<Definitions>[],
  settings: WorkerSettings,
): RunningHandlers {
  const pairs = Object.entries(definitions).map(([queue, schema]) => ({ queue, schema, handler: onlyHandler(queue, handlers) }));
  const workers = new Map(pairs.map(({ queue, schema, handler }) => [queue, createWorker(backend, schema, handler, settings)]));
  for (const worker of workers.values()) void worker.run().catch(settings.onError);
  return {
    cancel: (queue, jobId) => workers.get(queue)?.cancelJob(jobId, 'cancelled') ?? false,
    close: (graceMs = 10_000) => closeAll([...workers.values()], graceMs),
  };
}

type UntypedHandler = { queue: string; handle(payload: never, context: JobContext): Promise<void> };

function onlyHandler(queue: string, handlers: readonly UntypedHandler[]): UntypedHandler {
  const [mine, another] = handlers.filter((handler) => handler.queue === queue);
  if (mine === undefined) throw new QueueWithoutHandlerError(queue);
  if (another !== undefined) throw new QueueWithTwoHandlersError(queue);
  return mine;
}

function createWorker(backend: QueueBackend, schema: z.ZodType, handler: UntypedHandler, settings: WorkerSettings): Worker {
  const process = async (job: Job, _token?: string, signal?: AbortSignal) => {
    const parsed = schema.safeParse(job.data);
    if (!parsed.success) {
      const reason = z.prettifyError(parsed.error);
      throw new UnrecoverableError(translate('en', 'platform.bad_job', { queue: handler.queue, reason }));
    }
    await handler.handle(parsed.data as never, {
      jobId: job.id ?? '',
      attempt: job.attemptsMade + 1,
      signal: signal ?? new AbortController().signal,
      progress: (percent, step) => job.updateProgress({ percent: Math.max(0, Math.min(100, Math.round(percent))), step }),
    });
  };
  const lockDuration = settings.lockMs ?? 30_000;
  const worker = new backend.classes.Worker(handler.queue, process, {
    connection: backend.connection,
    autorun: false,
    concurrency: settings.concurrency,
    lockDuration,
    stalledInterval: lockDuration,
    // A job whose worker was killed is taken up again; only one that kills worker after worker is given up.
    maxStalledCount: 5,
    runRetryDelay: 1000,
  }) as unknown as Worker;
  worker.on('error', settings.onError);
  worker.on('failed', (job, error) => {
    if (job === undefined) return;
    const willRetry = !(error instanceof UnrecoverableError) && job.attemptsMade < (job.opts.attempts ?? 1);
    settings.onFailed?.(handler.queue, job.id ?? '', error, willRetry);
  });
  return worker;
}

async function closeAll(workers: readonly Worker[], graceMs: number): Promise<void> {
  const patience = setTimeout(() => workers.forEach((worker) => worker.cancelAllJobs('stopping')), graceMs);
  try {
    await Promise.all(workers.map((worker) => worker.close()));
  } finally {
    clearTimeout(patience);
  }
}
