import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { orderTables, type TableOrder } from './table-order.js';

const TABLES = loadSql(import.meta.url, './sql/tables.sql');

/** What a freshly migrated database has, or what belongs to the installation: everything else is the centre's records. */
const CONFIGURATION = new Set([
  'setting',
  'calendar_exception',
  'scheme',
  'scheme_version',
  'metric',
  'import_map',
  'report_layout',
  'audit_event',
  'audit_chain',
  'account',
  'saved_view',
  'account_role',
  'account_deputy',
  'account_session',
  'access_token',
  'sign_in_failure',
  'single_sign_on_attempt',
  'field_key',
  'notification',
  'notification_mark',
  'notification_told',
]);

const tableRow = z.object({
  name: z.string(),
  /** In the table's own order; generated ones are left out. */
  columns: z.array(z.string()),
  /** Columns that a sequence fills. */
  identities: z.array(z.string()),
  references: z.array(z.object({ constraint: z.string(), from: z.string(), to: z.string() })),
});

export type CatalogueTable = z.infer<typeof tableRow>;

/** Knows the tables by asking the database, so that a new one is never forgotten. */
@Injectable()
export class TableCatalogue {
  /** All tables of the product, each after those it refers to. */
  async read(tx: EntityManager): Promise<TableOrder<CatalogueTable>> {
    return orderTables(tableRow.array().parse(await tx.query(TABLES)));
  }

  /** The migrations that have run, in order: the version of the schema. */
  async migrations(tx: EntityManager): Promise<string[]> {
    const rows: { name: string }[] = await tx.query('select name from schema_migration order by id');
    return rows.map(({ name }) => name);
  }

  /** Names of the tables that hold people, facts and what was made of them. */
  async recordTables(tx: EntityManager): Promise<string[]> {
    const { tables } = await this.read(tx);
    return tables.map(({ name }) => name).filter((name) => !CONFIGURATION.has(name));
  }

  /** Whether there is nobody and nothing yet: only what the migrations brought, and settings. */
  async isEmpty(tx: EntityManager): Promise<boolean> {
    const names = await this.recordTables(tx);
    const [{ filled }]: [{ filled: boolean }] = await tx.query(
      `select ${names.map((name) => `exists (select from ${quoted(name)})`).join(' or ')} as filled`,
    );
    return !filled;
  }

  /** Waits for everyone who is writing to these tables, and keeps others from reading or writing them until the transaction ends. */
  async hold(tx: EntityManager, names: readonly string[]): Promise<void> {
    await tx.query(`lock table ${names.map(quoted).join(', ')} in access exclusive mode`);
  }

  /** Removes all rows of tables in one statement. Their sequences go on counting: job ids are made of numbers that must not come twice. */
  async clear(tx: EntityManager, names: readonly string[]): Promise<void> {
    await tx.query(`truncate ${names.map(quoted).join(', ')}`);
  }
}

/** A name of the catalogue as SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
