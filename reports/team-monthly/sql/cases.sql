-- The complaints and commendations behind a run that belong to a team: of its members, and of those who were in it when they came in.
-- What became of each is the run's own word; its text is read from the record. People without a card any more have no word of the run.
-- $1 run id, $2 team id, $3 the centre's time zone, $4 period id.
with people as (
  select agent_id from agent_scorecard where run_id = $1 and team_id = $2
  union
  select agent_id from team_membership where team_id = $2
), judged as (
  select card.agent_id, card.employee_no, card.name, card.team_id, line.*
  from people
  join agent_scorecard card on card.run_id = $1 and card.agent_id = people.agent_id
  cross join lateral jsonb_to_recordset(card.details -> 'cases') as line (
    case_no text, kind text, verdict text, fault text, level text, category text, confirmed_on text, effect text, points_bp int)
), without_card as (
  select
    c.agent_id, p.employee_no, p.name, null::int as team_id, c.case_no, c.kind, c.verdict, c.fault, c.level, c.category,
    (c.confirmed_at at time zone $3)::date::text as confirmed_on, null::text as effect, null::int as points_bp
  from period
  join case_record c on c.confirmed_at >= period.starts_at and c.confirmed_at < period.ends_at
  join people on people.agent_id = c.agent_id
  join person p on p.id = c.agent_id
  where period.id = $4
    and not exists (select from agent_scorecard card where card.run_id = $1 and card.agent_id = c.agent_id)
    and not exists (select from leader_scorecard card where card.run_id = $1 and card.agent_id = c.agent_id)
)
select
  one.employee_no, one.name, one.case_no, one.kind, one.verdict, one.fault, one.level, one.category, one.confirmed_on, one.effect, one.points_bp,
  one.team_id is not distinct from $2 as own_card, m.team_id is not distinct from $2 as in_team,
  record.received_at, record.source, record.content, record.handling
from (select * from judged union all select * from without_card) one
left join case_record record on record.case_no = one.case_no and record.agent_id = one.agent_id
left join team_membership m on m.agent_id = one.agent_id and m.valid @> (record.received_at at time zone $3)::date
where one.team_id = $2 or m.team_id = $2
order by one.kind desc, record.received_at, one.case_no, one.employee_no
