-- The days of people and teams that someone's duties cover.
-- $1 persons whose leadership counts, $2 persons whose supervision counts.
-- Rows: agent_id (null: the row is of the team itself), team_id, first_day and last_day, both inclusive; null: no end on that side.
with duty as (
  select team_id, valid from team_leadership where leader_id = any ($1::int[])
  union all
  select team_id, valid from team_supervision where supervisor_id = any ($2::int[])
),
days as (
  select null::int as agent_id, team_id, valid from duty
  union all
  select m.agent_id, m.team_id, m.valid * duty.valid
  from duty
  join team_membership m on m.team_id = duty.team_id and m.valid && duty.valid
)
select agent_id, team_id, lower(valid) as first_day, upper(valid) - 1 as last_day from days
