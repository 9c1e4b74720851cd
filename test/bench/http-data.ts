import type { DataSource } from 'typeorm';

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
    await tx.query('insert into evaluation_key (evaluation_no, agent_id, id) select evaluation_no, agent_id, id from evaluation order by id');
    await tx.query(
      `insert into evaluation_revision (agent_id, evaluation_id, revision, change, changed_by, ${same})
       select agent_id, id, revision, 'created', 'benchmark', ${same} from evaluation order by id`,
    );
    await tx.query(`select setval(pg_get_serial_sequence(name, 'id'), (select max(id) from evaluation))
      from unnest(array['call', 'evaluation']) as name`);
  });
  await dataSource.query('vacuum (analyze)');
}
