import type { EntityManager } from 'typeorm';

const FETCHED = 250;

/**
 * Reads a result of any length through a cursor, so that no more than a few rows are held. Leaving the loop early closes it; one at a time
 * in a transaction.
 * @param tx a manager inside a transaction
 */
export async function* streamRows(tx: EntityManager, sql: string, params: readonly unknown[]): AsyncGenerator<unknown> {
  await tx.query(`declare streamed no scroll cursor for ${sql}`, [...params]);
  try {
    for (;;) {
      const rows: unknown[] = await tx.query(`fetch ${FETCHED} from streamed`);
      yield* rows;
      if (rows.length < FETCHED) return;
    }
  } finally {
    // After a failed statement the transaction is lost, and the cursor with it.
    await tx.query('close streamed').catch(() => undefined);
  }
}
