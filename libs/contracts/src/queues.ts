import { z } from 'zod';

/**
 * The queues and what their jobs carry: ids only, for the truth is in the tables and a job is a nudge to look there.
 * A worker must have exactly one handler for each.
 */
export const queues = {
  /**
   * Housekeeping. `prune_outbox`: forget nudges that were passed on long ago. `chain_audit`: chain the audit events that wait for it.
   * `apply_retention`: clear and remove what is kept longer than the settings say.
   * `forget_requests`: forget the answers kept for requests sent twice, uploads nobody used any more, and recordings of calls that are gone.
   * `acknowledge_overdue`: take evaluations for acknowledged whose agents did nothing in time.
   * `notify`: tell people at the bell what has happened since the last time.
   * `remind_of_marks`: sum again what is marked, should a nudge have been lost.
   */
  maintenance: z.strictObject({
    task: z.enum(['prune_outbox', 'chain_audit', 'apply_retention', 'forget_requests', 'remind_of_marks', 'notify', 'acknowledge_overdue']),
  }),
  /** Sum again what is marked dirty in a month such as `2026-10`. */
  accumulate: z.strictObject({ period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  /** Keep the sums of a run that trends are read from. */
  run_sum: z.strictObject({ run: z.int().positive() }),
  /** Find out how a stored recording looks. */
  recording: z.strictObject({ recording: z.string().min(1).max(128) }),
  /** Write the files of an export job. */
  export: z.strictObject({ job: z.int().positive() }),
  /** Do long work that somebody asked for. */
  job: z.strictObject({ job: z.int().positive() }),
} as const;

export type QueueName = keyof typeof queues;
export type JobPayload<Name extends QueueName> = z.infer<(typeof queues)[Name]>;
