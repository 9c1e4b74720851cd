import type pg from 'pg';
import type { EntityManager } from 'typeorm';

interface PgClient {
  query(statement: pg.QueryConfig): Promise<pg.QueryResult<Record<string, unknown>>>;
}

/**
 * A statement that each connection parses and plans once, for the few that are sent so often that planning them would cost more than
 * running them.
 */
export class PreparedStatement {
  /**
   * @param name unique in the program
   * @param text one statement
   */
  constructor(
    private readonly name: string,
    private readonly text: string,
  ) {}

  /** @param tx outside a transaction the statement is one of its own */
  async run(tx: EntityManager, values: unknown[]): Promise<Record<string, unknown>[]> {
    const client = tx.queryRunner ? ((await tx.queryRunner.connect()) as PgClient) : poolOf(tx);
    return (await client.query({ name: this.name, text: this.text, values })).rows;
  }
}

function poolOf(tx: EntityManager): PgClient {
  return (tx.dataSource.driver as unknown as { master: PgClient }).master;
}
