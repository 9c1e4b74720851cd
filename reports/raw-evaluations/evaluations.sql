-- Every evaluation a run was made of, at the revision that stood, in the order of agents and calls. Never the customer's number.
-- $1 run id, $2 the centre's time zone, $3 the purposes that count, $4 team id (null: all; else by the team at the time of the call).
with inputs as (
  select i.agent_id, input.evaluation_id, input.revision
  from scorecard_run_input i
  cross join lateral unnest(i.evaluation_ids, i.evaluation_revisions) as input (evaluation_id, revision)
  where i.run_id = $1
)
select
  r.evaluation_no, f.code as form_code, v.version as form_version, r.purpose, r.state, r.revision,
  r.purpose = any ($3::text[]) and r.final_bp is not null as counted,
  p.employee_no, p.name, t.code as team_code, t.name as team_name,
  r.recording_id, r.called_at, call.direction, call.channel, call.duration_s, call.topic,
  evaluator.employee_no as evaluator_no, evaluator.name as evaluator_name, r.evaluated_at,
  r.raw_bp, r.final_bp, r.critical_failed, r.critical_families,
  r.missed_non_critical, r.applicable_non_critical, r.accuracy_applicable, r.accuracy_missed, r.comment
from inputs
join evaluation_revision r on r.agent_id = inputs.agent_id and r.evaluation_id = inputs.evaluation_id and r.revision = inputs.revision
join person p on p.id = r.agent_id
join form_version v on v.id = r.form_version_id
join evaluation_form f on f.id = v.form_id
join person evaluator on evaluator.id = r.evaluator_id
left join call_key k on k.recording_id = r.recording_id
left join call on call.agent_id = k.agent_id and call.id = k.id
left join team_membership m on m.agent_id = r.agent_id and m.valid @> (r.called_at at time zone $2)::date
left join team t on t.id = m.team_id
where $4::int is null or m.team_id = $4::int
order by p.employee_no, r.called_at, r.evaluation_no
