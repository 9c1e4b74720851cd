import { createTestDatabase } from '../../../../test/support/test-database.js';
import { CloseService } from './close.service.js';
import { PublishService } from './publish.service.js';
import { ScorecardQueryService } from './scorecard-query.service.js';
import { openHouse } from './testing/scorecard-house.js';
it('scale', async () => {
  const AGENTS = 10000;
  const TEAMS = 400;
  const database = await createTestDatabase();
  const { module, facts } = await openHouse(database.dataSource);
  const q = (sql: string, p: unknown[] = []) => database.dataSource.query(sql, p);
  await facts.form();
  await q(`insert into evaluation_form (code, name) values ('G','G')`);
  await q(
    `insert into form_version (form_id, version, state, policy, na_policy, critical_policy, base_bp, bonus_cap_bp, max_score_bp, n_items) select id,'1','published','weighted','redistribute','zero_form',10000,500,10000,25 from evaluation_form where code='G'`,
  );
  await q(`insert into team (code,name) select 'T'||i, 'T'||i from generate_series(1,${TEAMS}) i`);
  await q(
    `insert into person (employee_no,name,hired_on) select lpad(i::text,6,'0'),'N'||i,'2020-01-01' from generate_series(1,${AGENTS}) i`,
  );
  await q(`insert into person_post select id,'agent',daterange(null,null) from person`);
  await q(`insert into team_membership select id, 1 + id % ${TEAMS}, daterange('2026-01-01',null) from person`);
  const { PeriodService } = await import('./period.service.js');
  await module.get(PeriodService).ensure(database.dataSource.manager, ['2026-10']);
  await q(
    `insert into call (agent_id, id, recording_id, started_at, direction, listed) select p.id, p.id*100+k, 'R'||p.id||'-'||k, timestamptz '2026-10-01T04:00Z' + k * interval '1 day', 'inbound', true from person p, generate_series(1,20) k`,
  );
  await q(`insert into evaluation (agent_id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state, revision, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_missed, points, flags)
    select c.agent_id, 'E'||c.id, c.id, (select max(id) from form_version), 1, c.recording_id, c.started_at, c.started_at, 'random','released',1, f, f, false,0,1,24,true,false, array_fill(100::smallint, array[25]), array_fill(0::smallint, array[25]) from (select *, (7000 + (random()*3000)::int) f from call) c`);
  await q(
    `insert into metric_value select p.id, m, 'month', '2026-10-01', 300 + p.id % 100 from person p, unnest(array['calls_answered','attendance_days']) m`,
  );
  await q(`insert into dirty (period_id, agent_id) select '2026-10', id from person`);
  await q('analyze');
  const t0 = Date.now();
  const marks: string[] = [];
  await module
    .get(CloseService)
    .close({ periodId: '2026-10', actor: 't', progress: (m, p) => marks.push(`${m.key} ${p}: ${Date.now() - t0}`) });
  const t1 = Date.now();
  await module.get(CloseService).close({ periodId: '2026-10', actor: 't', reason: 'x' });
  const t2 = Date.now();
  const cards = await module.get(ScorecardQueryService).scorecards('2026-10');
  const t3 = Date.now();
  const checks = await module.get(PublishService).checks('2026-10');
  const t4 = Date.now();
  throw new Error(
    JSON.stringify({
      first: t1 - t0,
      second: t2 - t1,
      read: t3 - t2,
      checks: t4 - t3,
      marks,
      n: cards.agents.length,
      c: checks.checks.map((c) => [c.code, c.count]),
      mem: process.memoryUsage().rss / 1e6,
    }),
  );
}, 600000);
