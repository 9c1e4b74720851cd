import type { EntityManager } from 'typeorm';
import { StatementRun, type Row, type Runner } from './statement-run.js';

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
  async run(tx: EntityManager, values: unknown[]): Promise<Row[]> {
    return new StatementRun(this.name, this.text, values).on(await runnerOf(tx));
  }
}

/** Runs a statement that is planned for its values, without what TypeORM does around one. */
export async function runOnce(tx: EntityManager, text: string, values: unknown[]): Promise<Row[]> {
  return new StatementRun('', text, values).on(await runnerOf(tx));
}

async function runnerOf(tx: EntityManager): Promise<Runner> {
  return tx.queryRunner ? ((await tx.queryRunner.connect()) as Runner) : poolOf(tx);
}

function poolOf(tx: EntityManager): Runner {
  return (tx.dataSource.driver as unknown as { master: Runner }).master;
}
