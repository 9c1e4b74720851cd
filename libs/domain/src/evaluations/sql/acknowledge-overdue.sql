-- Acknowledges by default the next released evaluations, in the order of their key, that have stood unchanged since before a moment.
-- $1 the moment, $2 agent and $3 evaluation after which to go on, $4 how many are looked at. One row: the last one looked at (null: none is
-- left), and how many were acknowledged.
with looked_at as materialized (
  select e.agent_id, e.id, e.revision
  from evaluation e
  where e.state = 'released' and (e.agent_id, e.id) > ($2::int, $3::bigint)
  order by e.agent_id, e.id
  limit $4
), overdue as (
  select l.*
  from looked_at l
  join evaluation_revision r on r.agent_id = l.agent_id and r.evaluation_id = l.id and r.revision = l.revision
  where r.changed_at < $1::timestamptz
), changed as (
  -- One that its agent acknowledged, or somebody corrected, meanwhile is left alone.
  update evaluation e
  set state = 'acknowledged'
  from overdue o
  where e.agent_id = o.agent_id and e.id = o.id and e.revision = o.revision and e.state = 'released'
  returning e.agent_id, e.id, e.revision
), noted as (
  insert into acknowledgement (agent_id, evaluation_id, revision, by_default)
  select agent_id, id, revision, true from changed
  on conflict (agent_id, evaluation_id) do update
  set revision = excluded.revision, acknowledged_at = excluded.acknowledged_at, by_default = true
)
select last.agent_id, last.id::text, (select count(*)::int from changed) as acknowledged
from (select 1) one
left join lateral (select agent_id, id from looked_at order by agent_id desc, id desc limit 1) last on true
