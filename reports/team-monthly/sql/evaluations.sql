-- The evaluations a run was made of that belong to a team: of its members, and of those who were in it at the time of the call.
-- Each at the revision that stood; with what was missed.
-- $1 run id, $2 team id, $3 the centre's time zone.
with people as (
  select agent_id from agent_scorecard where run_id = $1 and team_id = $2
  union
  select a.agent_id
  from run_accumulator a
  join agent_scorecard card on card.run_id = a.run_id and card.agent_id = a.agent_id
  where a.run_id = $1 and a.team_id = $2
), inputs as (
  select i.agent_id, fact.evaluation_id, fact.revision
  from people
  join scorecard_run_input i on i.run_id = $1 and i.agent_id = people.agent_id
  cross join lateral unnest(i.evaluation_ids, i.evaluation_revisions) as fact (evaluation_id, revision)
)
select
  r.agent_id, card.employee_no, card.name, card.team_id as card_team_id, m.team_id as call_team_id, t.name as call_team_name, ct.name as card_team_name,
  r.evaluation_no, r.recording_id, r.called_at, call.direction, f.code as form_code, v.version as form_version, r.purpose,
  evaluator.name as evaluator_name, r.raw_bp, r.final_bp, r.critical_failed, r.comment, missed.items as missed
from inputs
join evaluation_revision r on r.agent_id = inputs.agent_id and r.evaluation_id = inputs.evaluation_id and r.revision = inputs.revision
join agent_scorecard card on card.run_id = $1 and card.agent_id = r.agent_id
join form_version v on v.id = r.form_version_id
join evaluation_form f on f.id = v.form_id
join person evaluator on evaluator.id = r.evaluator_id
left join call_key k on k.recording_id = r.recording_id
left join call on call.agent_id = k.agent_id and call.id = k.id
left join team_membership m on m.agent_id = r.agent_id and m.valid @> (r.called_at at time zone $3)::date
left join team t on t.id = m.team_id
left join team ct on ct.id = card.team_id
cross join lateral (
  select coalesce(
    jsonb_agg(
      jsonb_build_object(
        'lineage_id', c.lineage_id, 'name', c.name, 'kind', c.kind, 'points', answer.points, 'max_points', c.max_points,
        'critical', answer.flags & 8 <> 0)
      order by answer.flags & 8 desc, answer.item_no),
    '[]'::jsonb) as items
  from unnest(r.points, r.flags) with ordinality as answer (points, flags, item_no)
  join criterion c on c.form_version_id = r.form_version_id and c.item_no = answer.item_no
  where answer.flags & 24 <> 0 and c.kind not in ('bonus', 'note')
) missed
where card.team_id = $2 or m.team_id = $2
order by card.employee_no, r.called_at, r.evaluation_no
