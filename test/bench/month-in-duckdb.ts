import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import { PERIOD, TIME_ZONE } from './month-data.js';

/** What DuckDB gets of the month. The local day of a call is worked out for it beforehand. */
const TABLES = {
  evaluation: `select e.id, e.agent_id, (e.called_at at time zone '${TIME_ZONE}')::date as called_on, e.form_version_id, e.purpose, e.state, e.final_bp,
      e.critical_failed, e.critical_families, e.missed_non_critical, e.applicable_non_critical, e.accuracy_applicable, e.accuracy_missed,
      translate(e.points::text, '{}', '[]') as points, translate(e.flags::text, '{}', '[]') as flags
    from evaluation e`,
  membership: `select agent_id, team_id, coalesce(lower(valid), '-infinity') as valid_from, coalesce(upper(valid), 'infinity') as valid_until
    from team_membership`,
};

const COUNTED = `
  select e.*, m.team_id
  from evaluation e
  left join membership m on m.agent_id = e.agent_id and e.called_on >= m.valid_from and e.called_on < m.valid_until
  where e.state not in ('draft', 'submitted') and e.final_bp is not null and e.called_on >= date '${PERIOD}-01' and e.called_on < date '2026-11-01'`;

const FORM_SUMS = `
  create or replace temp table form_sums as
  select
    agent_id, team_id, form_version_id, purpose, count(*) as n, sum(final_bp) as sum_final_bp, sum(final_bp::bigint * final_bp) as sum_final_sq,
    count(*) filter (final_bp >= 8500 and not critical_failed) as n_pass,
    count(*) filter (final_bp >= 9500 and not critical_failed) as n_excellent,
    count(*) filter (critical_failed) as n_critical,
    count(*) filter (critical_families & 1 <> 0) as n_customer_critical,
    count(*) filter (critical_families & 2 <> 0) as n_business_critical,
    count(*) filter (critical_families & 4 <> 0) as n_compliance_critical,
    sum(missed_non_critical) as missed_non_critical, sum(applicable_non_critical) as applicable_non_critical,
    count(*) filter (accuracy_applicable) as accuracy_applicable,
    count(*) filter (accuracy_applicable and not accuracy_missed) as accuracy_clean
  from (${COUNTED})
  group by all`;

const ITEM_SUMS = `
  select
    agent_id, team_id, form_version_id, purpose, item_no,
    count(*) filter (flags & 7 = 0) as item_n, count(*) filter (flags & 16 <> 0) as item_missed, sum(points) filter (flags & 7 = 0) as item_sum`;

/** The answers as a table of rows. */
const ITEM_SUMS_OF_ROWS = `
  create or replace temp table item_sums as
  ${ITEM_SUMS}
  from (select id, agent_id, team_id, form_version_id, purpose from (${COUNTED})) c
  join answer a on a.evaluation_id = c.id
  group by all`;

/** The answers as lists in their evaluation, as we keep them. */
const ITEM_SUMS_OF_LISTS = `
  create or replace temp table item_sums as
  ${ITEM_SUMS}
  from (
    select agent_id, team_id, form_version_id, purpose,
      generate_subscripts(points, 1)::smallint as item_no, unnest(points) as points, unnest(flags) as flags
    from (${COUNTED}))
  group by all`;

/** The month in DuckDB's own tables, in memory, with as many threads as the computer has cores. */
export class MonthInDuckDb {
  private constructor(private readonly connection: DuckDBConnection) {}

  /** @param folder where the rows pass through as CSV */
  static async load(dataSource: DataSource, folder: string): Promise<MonthInDuckDb> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const runner = dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      for (const [name, select] of Object.entries(TABLES)) {
        const file = join(folder, `${name}.csv`);
        await pipeline(client.query(copyTo(`copy (${select}) to stdout (format csv, header)`)), createWriteStream(file));
        await connection.run(`create table given_${name} as from read_csv('${file}', header = true)`);
      }
    } finally {
      await runner.release();
    }
    await connection.run(`create table membership as from given_membership`);
    await connection.run(
      `create table evaluation as select * replace (points::smallint[] as points, flags::smallint[] as flags) from given_evaluation`,
    );
    await connection.run(`create table answer as
      select id as evaluation_id, generate_subscripts(points, 1)::smallint as item_no, unnest(points) as points, unnest(flags) as flags from evaluation`);
    await connection.run('drop table given_evaluation; drop table given_membership');
    return new MonthInDuckDb(connection);
  }

  /** The sums of every agent, team, form and purpose, and of every item of them, from a row an answer. */
  async sumRows(): Promise<void> {
    await this.connection.run(FORM_SUMS);
    await this.connection.run(ITEM_SUMS_OF_ROWS);
  }

  /** The same from lists. */
  async sumLists(): Promise<void> {
    await this.connection.run(FORM_SUMS);
    await this.connection.run(ITEM_SUMS_OF_LISTS);
  }

  /** What the sums come to, to be held against ours. */
  async totals(): Promise<string> {
    const reader = await this.connection.runAndReadAll(`
      select sum(n)::bigint as n, sum(sum_final_bp)::bigint as final_bp, sum(n_pass)::bigint as passed,
        (select sum(item_n)::bigint from item_sums) as item_n, (select sum(item_missed)::bigint from item_sums) as missed,
        (select sum(item_sum)::bigint from item_sums) as points
      from form_sums`);
    return reader.getRows().flat().join(' ');
  }

  close(): void {
    this.connection.closeSync();
  }
}
