import type { TestDatabase } from '../support/test-database.js';
import type { Bench } from './harness.js';
import { loadMonth } from './month-data.js';
import { MonthHouse } from './month-house.js';

/** A closed month to export from; its evaluations come with the revisions that reports read. */
export async function closedMonth(bench: Bench, agents: number): Promise<TestDatabase> {
  const database = await bench.database();
  const { dataSource } = database;
  await loadMonth(bench, dataSource, agents);
  await dataSource.transaction(async (tx) => {
    await tx.query('set local session_replication_role = replica');
    await tx.query('insert into call_key (recording_id, agent_id, id) select recording_id, agent_id, id from call');
    await tx.query(`
      insert into evaluation_revision (agent_id, evaluation_id, revision, change, evaluation_no, form_version_id, evaluator_id, recording_id,
        called_at, evaluated_at, purpose, state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical,
        applicable_non_critical, accuracy_applicable, accuracy_missed, points, flags, critical_named, comment, changed_by)
      select agent_id, id, revision, 'created', evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose,
        state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
        accuracy_missed, points, flags, critical_named, case when id % 3 = 0 then '开头语不规范，需加强' end, 'benchmark'
      from evaluation`);
  });
  const house = await MonthHouse.open(dataSource);
  await house.markAll();
  await house.close();
  await dataSource.query('vacuum (analyze)');
  return database;
}
