-- Stores which evaluations a run saw, with the revision that stood: all that are released or later, counted or shown apart.
-- $1 run id, $2 the period's first instant, $3 its end, exclusive, $4 'call_date' or 'evaluation_date'.
with seen as (
  -- Sorted once for both lists.
  select e.agent_id, e.id, e.revision
  from evaluation e
  where ($4::text = 'call_date' and e.called_at >= $2 and e.called_at < $3
      or $4::text = 'evaluation_date' and e.evaluated_at >= $2 and e.evaluated_at < $3)
    and e.state not in ('draft', 'submitted')
  order by e.agent_id, e.id
)
insert into scorecard_run_input (agent_id, run_id, evaluation_ids, evaluation_revisions)
select agent_id, $1, array_agg(id), array_agg(revision)
from seen
group by agent_id
