import type { DataSource, EntityManager } from 'typeorm';

/** The first number of the advisory lock; the second is the period as a number, such as 202610. */
const LOCK_SPACE = 1_178_683_732;

/**
 * Runs work on a period that nobody else sums, closes or publishes meanwhile; another caller waits. The lock is the session's, not a
 * transaction's: a transaction that waited for it would still read the snapshot from before the wait. It ends with the work, or with
 * the connection.
 * @param work gets a manager bound to one connection, outside any transaction
 */
export async function withPeriodLock<Result>(
  dataSource: DataSource,
  periodId: string,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  const lock = [LOCK_SPACE, Number(periodId.replace('-', ''))];
  try {
    await runner.query('select pg_advisory_lock($1, $2)', lock);
    return await work(runner.manager);
  } finally {
    // A connection that broke has lost its locks already.
    await runner.query('select pg_advisory_unlock($1, $2)', lock).catch(() => undefined);
    await runner.release();
  }
}
