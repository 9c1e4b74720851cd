-- Stores which evaluations a run saw, with the revision that stood: all that are released or later, counted or shown apart.
-- $1 run id, $2 period id, $3 'call_date' or 'evaluation_date'.
insert into scorecard_run_input (agent_id, run_id, evaluation_ids, evaluation_revisions)
select e.agent_id, $1, array_agg(e.id order by e.id), array_agg(e.revision order by e.id)
from period p
join evaluation e
  on ($3::text = 'call_date' and e.called_at >= p.starts_at and e.called_at < p.ends_at)
  or ($3::text = 'evaluation_date' and e.evaluated_at >= p.starts_at and e.evaluated_at < p.ends_at)
where p.id = $2 and e.state not in ('draft', 'submitted')
group by e.agent_id
