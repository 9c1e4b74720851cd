-- How many evaluations of a period are released or later, by agent, and how many of them were drawn at random. Those without a score
-- are among them: they were done, though they count in no average.
-- $1 period id, $2 'call_date' or 'evaluation_date'.
select
  e.agent_id,
  count(*)::int as released,
  count(*) filter (where e.purpose = 'random')::int as completed,
  sum(e.n_items)::int as answers
from period p
join evaluation e
  on ($2::text = 'call_date' and e.called_at >= p.starts_at and e.called_at < p.ends_at)
  or ($2::text = 'evaluation_date' and e.evaluated_at >= p.starts_at and e.evaluated_at < p.ends_at)
where p.id = $1 and e.state not in ('draft', 'submitted')
group by e.agent_id
order by e.agent_id
