import type { DataSource, EntityManager } from 'typeorm';
import type { z } from 'zod';

const FETCHED = 1000;

/**
 * Lets reports read the database as it was at one moment, and nothing but read.
 * @param signal stops the reading before its next statement
 */
export async function withSnapshot<T>(
  dataSource: DataSource,
  signal: AbortSignal | undefined,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  return dataSource.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('set transaction read only');
    // A cursor is planned for its first tenth otherwise, and we always read to the end.
    await tx.query('set local cursor_tuple_fraction = 1');
    return work(new Snapshot(tx, signal));
  });
}

/** Statements of reports on one connection; those asked for at the same time run one after the other. */
export class Snapshot {
  private cursors = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly tx: EntityManager,
    private readonly signal?: AbortSignal,
  ) {}

  async rows<Row>(sql: string, params: readonly unknown[], schema: z.ZodType<Row>): Promise<Row[]> {
    return (await this.query(sql, params)).map((row) => schema.parse(row));
  }

  /** Reads through a cursor of its own, so that several can be read in turns. Leaving the loop early closes it. */
  async *stream<Row>(sql: string, params: readonly unknown[], schema: z.ZodType<Row>): AsyncGenerator<Row> {
    this.cursors += 1;
    const cursor = `report_${this.cursors}`;
    await this.query(`declare ${cursor} no scroll cursor for ${sql}`, params);
    try {
      for (;;) {
        const rows = await this.query(`fetch ${FETCHED} from ${cursor}`, []);
        for (const row of rows) yield schema.parse(row);
        if (rows.length < FETCHED) return;
      }
    } finally {
      // After a failed statement the transaction is lost, and the cursor with it.
      await this.run(`close ${cursor}`, []).catch(() => undefined);
    }
  }

  private async query(sql: string, params: readonly unknown[]): Promise<unknown[]> {
    this.signal?.throwIfAborted();
    return this.run(sql, params);
  }

  private run(sql: string, params: readonly unknown[]): Promise<unknown[]> {
    const mine = this.last.then(() => this.tx.query(sql, [...params]) as Promise<unknown[]>);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
