import type { EntityManager } from 'typeorm';
import { queues, type JobPayload, type QueueName } from '@contracts/queues.js';

/**
 * Asks for a job as part of a transaction: it is sent if and only if the transaction commits, within about a third of a second.
 * @param tx a manager inside the transaction that writes the fact
 * @throws ZodError when the payload does not fit the queue
 */
export async function enqueue<Name extends QueueName>(tx: EntityManager, queue: Name, payload: JobPayload<Name>): Promise<void> {
  await tx.query('insert into outbox (queue, name, payload) values ($1, $1, $2)', [queue, JSON.stringify(queues[queue].parse(payload))]);
}

/** Forgets nudges that were passed on more than `days` ago. */
export async function pruneOutbox(tx: EntityManager, days: number): Promise<void> {
  await tx.query('delete from outbox where relayed_at < now() - make_interval(days => $1)', [days]);
}
