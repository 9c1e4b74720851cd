import type { DataSource, EntityManager } from 'typeorm';
import type { z } from 'zod';

const FETCHED = 250;

/** Results kept for the next file: those of the run and the centre, which each of hundreds of files asks for, stay among so many. */
const KEPT_RESULTS = 40;

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
  /** By statement and parameters, the longest unused first. Within a snapshot the same question has the same answer. */
  private readonly kept = new Map<string, Promise<unknown[]>>();

  constructor(
    readonly tx: EntityManager,
    private readonly signal?: AbortSignal,
  ) {}

  async rows<Row>(sql: string, params: readonly unknown[], schema: z.ZodType<Row>): Promise<Row[]> {
    const key = JSON.stringify([sql, params]);
    const result = this.kept.get(key) ?? this.query(sql, params);
    this.kept.delete(key);
    this.kept.set(key, result);
    if (this.kept.size > KEPT_RESULTS) this.kept.delete(this.kept.keys().next().value!);
    return (await result).map((row) => schema.parse(row));
  }

  /** Reads through a cursor of its own, so that several can be read in turns. Leaving the loop early closes it. */
  async *stream<Row>(sql: string, params: readonly unknown[], schema: z.ZodType<Row>): AsyncGenerator<Row> {
    this.cursors += 1;
    const cursor = `report_${this.cursors}`;
    await this.query(`declare ${cursor} no scroll cursor for ${sql}`, params);
    try {
      for (;;) {
        const rows = await this.query(`fetch ${FETCHED} from ${cursor}`, []);
        const isLast = rows.length < FETCHED;
        for (const row of rows) yield schema.parse(row);
        // The driver's chain of promises would keep the rows until a full collection of garbage, and they are what most of it is.
        rows.length = 0;
        if (isLast) return;
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
