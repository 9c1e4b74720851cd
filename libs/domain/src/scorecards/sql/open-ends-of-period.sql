-- What is still open in a period, one row a kind: how many, and the first fifty by name.
-- $1 period id, $2 'call_date' or 'evaluation_date', how evaluations are counted.
with evaluations as (
  select e.evaluation_no, e.state, e.call_id, e.agent_id, agent.name
  from period p
  join evaluation e
    on ($2::text = 'call_date' and e.called_at >= p.starts_at and e.called_at < p.ends_at)
    or ($2::text = 'evaluation_date' and e.evaluated_at >= p.starts_at and e.evaluated_at < p.ends_at)
  join person agent on agent.id = e.agent_id
  where p.id = $1
), call_lists as (
  select exists (select from call c where c.listed and c.started_at >= p.starts_at and c.started_at < p.ends_at) as came_in
  from period p
  where p.id = $1
), findings as (
  select 'drafts_left' as code, evaluation_no as subject, name from evaluations where state in ('draft', 'submitted')
  union all
  -- one begun by hand counts by the day of its call either way, for it has not been evaluated yet
  select 'drafts_left', d.evaluation_no, agent.name
  from period p
  join evaluation_draft d on d.called_at >= p.starts_at and d.called_at < p.ends_at
  join person agent on agent.id = d.agent_id
  where p.id = $1
  union all
  select 'open_appeals', evaluation_no, name from evaluations where state = 'appealed'
  union all
  select 'evaluations_without_call', e.evaluation_no, e.name
  from evaluations e
  join call_lists l on l.came_in
  join call c on c.agent_id = e.agent_id and c.id = e.call_id
  where not c.listed and e.state not in ('draft', 'submitted')
  union all
  select 'unconfirmed_cases', c.case_no, coalesce(agent.name, '')
  from period p
  join case_record c on c.received_at >= p.starts_at and c.received_at < p.ends_at
  left join person agent on agent.id = c.agent_id
  where p.id = $1 and c.confirmed_at is null
), numbered as (
  select code, subject, name, count(*) over (partition by code)::int as found, row_number() over (partition by code order by subject, name) as position
  from findings
)
select code, found, jsonb_agg(jsonb_build_object('subject', subject, 'name', name) order by position) as subjects
from numbered
where position <= 50
group by code, found
