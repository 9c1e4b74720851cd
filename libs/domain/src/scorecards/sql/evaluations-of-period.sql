-- How many evaluations of a period are released or later, by agent, and how many of them were drawn at random. Those without a score
-- are among them: they were done, though they count in no average.
-- $1 the period's first instant, $2 its end, exclusive, $3 'call_date' or 'evaluation_date'.
select
  e.agent_id,
  count(*)::int as released,
  count(*) filter (where e.purpose = 'random')::int as completed,
  sum(e.n_items)::int as answers
from evaluation e
where ($3::text = 'call_date' and e.called_at >= $1 and e.called_at < $2
    or $3::text = 'evaluation_date' and e.evaluated_at >= $1 and e.evaluated_at < $2)
  and e.state not in ('draft', 'submitted')
group by e.agent_id
order by e.agent_id
