-- How often each criterion applied and was missed, by agent and team at the time of the call: of the counted evaluations of those who
-- were in one of some teams then, or are in one at the end.
-- $1 run id, $2 team ids, $3 the purposes that count.
with people as (
  select agent_id from agent_scorecard where run_id = $1 and team_id = any ($2::int[])
  union
  select agent_id from run_accumulator where run_id = $1 and team_id = any ($2::int[])
)
select
  a.agent_id, a.team_id, c.lineage_id,
  sum(item.n)::int as n,
  sum(item.missed)::int as missed
from people
join agent_scorecard card on card.run_id = $1 and card.agent_id = people.agent_id
join run_accumulator a on a.run_id = $1 and a.agent_id = people.agent_id and a.purpose = any ($3::text[])
cross join lateral unnest(a.item_n, a.item_missed) with ordinality as item (n, missed, item_no)
join criterion c on c.form_version_id = a.form_version_id and c.item_no = item.item_no and c.kind not in ('bonus', 'note')
where (a.team_id = any ($2::int[]) or card.team_id = any ($2::int[])) and item.n > 0
group by a.agent_id, a.team_id, c.lineage_id
