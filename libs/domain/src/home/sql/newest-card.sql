-- The newest card of a person among the months that are on notice or published. $1 the person. Rows: one, or none.
select p.id as period, p.state = 'notice' as on_notice, c.composite_bp, c.grade, c.rank_team
from period p
join scorecard_run r on r.id = case
  when p.state = 'notice' then (select x.id from scorecard_run x where x.period_id = p.id order by x.number desc limit 1)
  else p.published_run_id
end
join agent_scorecard c on c.run_id = r.id and c.agent_id = $1::int
where p.state in ('notice', 'published', 'locked')
order by p.id desc
limit 1
