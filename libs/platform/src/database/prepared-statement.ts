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
    return (await (await clientOf(tx)).query({ name: this.name, text: this.text, values })).rows;
  }
}

/** Runs a statement that is planned for its values, without what TypeORM does around one. */
export async function runOnce(tx: EntityManager, text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  return (await (await clientOf(tx)).query({ text, values })).rows;
}

async function clientOf(tx: EntityManager): Promise<PgClient> {
  return tx.queryRunner ? ((await tx.queryRunner.connect()) as PgClient) : poolOf(tx);
}

function poolOf(tx: EntityManager): PgClient {
  return (tx.dataSource.driver as unknown as { master: PgClient }).master;
}
