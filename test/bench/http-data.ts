import type { DataSource, EntityManager } from 'typeorm';
import { dropIndexes, PERIOD, TIME_ZONE } from './month-data.js';

/**
 * What an import writes beside the facts of a month and sums do without: the keys of recordings and numbers, and the first revisions.
 * Without them a statement would be planned for tables that are empty.
 */
export async function loadKeys(dataSource: DataSource): Promise<void> {
  const same = `evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state, raw_bp, final_bp,
    critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_missed, points, flags,
    critical_named`;
  await dataSource.transaction(async (tx) => {
    await tx.query('set local session_replication_role = replica');
    await tx.query('insert into call_key (recording_id, agent_id, id) select recording_id, agent_id, id from call order by id');
    await tx.query(
      'insert into evaluation_key (evaluation_no, agent_id, id) select evaluation_no, agent_id, id from evaluation order by id',
    );
    await tx.query(
      `insert into evaluation_revision (agent_id, evaluation_id, revision, change, changed_by, ${same})
       select agent_id, id, revision, 'created', 'benchmark', ${same} from evaluation order by id`,
    );
    await tx.query(`select setval(pg_get_serial_sequence(name, 'id'), (select max(id) from evaluation))
      from unnest(array['call', 'evaluation']) as name`);
  });
  await dataSource.query('vacuum (analyze)');
}

/** Evaluations of months before, up to this many in all: those of the month once more for each, on the same calls. */
export async function loadEvaluationsBefore(dataSource: DataSource, total: number): Promise<void> {
  await dataSource.transaction(async (tx) => {
    await tx.query('set local session_replication_role = replica');
    await loadPeriods(tx, 60);
    const indexes = await dropIndexes(tx);
    const same = `form_version_id, evaluator_id, recording_id, purpose, state, revision, raw_bp, final_bp, critical_failed,
      critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_missed, points, flags`;
    await tx.query(
      `insert into evaluation (agent_id, id, evaluation_no, call_id, called_at, evaluated_at, ${same})
       select agent_id, e.id + back * whole.n, 'E' || e.id + back * whole.n, call_id, called_at - back * interval '1 month',
         evaluated_at - back * interval '1 month', ${same}
       from (select max(id) as n from evaluation) whole
       cross join generate_series(1, (($1::int - 1) / whole.n)::int) back
       cross join evaluation e
       where e.id + back * whole.n <= $1::int
       order by back, e.id`,
      [total],
    );
    for (const index of indexes) await tx.query(index);
  });
  await dataSource.query('vacuum (analyze)');
}

/** The run of the month once more for each of the months before, team averages a little different in each. */
export async function loadRunsBefore(dataSource: DataSource, months: number): Promise<void> {
  await dataSource.transaction(async (tx) => {
    await tx.query('set local session_replication_role = replica');
    await loadPeriods(tx, months);
    await tx.query(
      `insert into scorecard_run (period_id, number, scheme_version_id, leader_scheme_version_id, as_of, closed_by, input_counts, checksum)
       select p.id, 1, scheme_version_id, leader_scheme_version_id, as_of, closed_by, input_counts, checksum
       from scorecard_run r join period p on p.id < r.period_id order by p.id desc`,
    );
    for (const table of [
      'agent_scorecard',
      'leader_scorecard',
      'team_scorecard',
      'supervisor_scorecard',
      'center_scorecard',
      'run_accumulator',
    ]) {
      const [{ columns }]: [{ columns: string }] = await tx.query(
        `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'run_id'`,
        [table],
      );
      await tx.query(`
        insert into ${table} (run_id, ${columns})
        select r.id, ${columns} from ${table} c join scorecard_run o on o.id = c.run_id join scorecard_run r on r.period_id < o.period_id`);
    }
    await tx.query('update team_scorecard set qa_score_bp = qa_score_bp - (run_id * 37 + team_id * 11) % 90');
  });
  await dataSource.query('vacuum (analyze)');
}

async function loadPeriods(tx: EntityManager, months: number): Promise<void> {
  await tx.query(
    `insert into period (id, first_day, last_day, starts_at, ends_at)
     select to_char(first_day, 'YYYY-MM'), first_day, (first_day + interval '1 month - 1 day')::date,
       first_day::timestamp at time zone $3, (first_day + interval '1 month') at time zone $3
     from generate_series(1, $2::int) back, lateral (select (to_date($1, 'YYYY-MM') - back * interval '1 month')::date as first_day)`,
    [PERIOD, months, TIME_ZONE],
  );
}
