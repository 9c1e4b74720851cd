-- Every answer of the evaluations a run was made of, at the revision that stood: agents, calls, then the form's own order.
-- Never the customer's number. Points are null where nothing was awarded or deducted.
-- $1 run id, $2 the centre's time zone, $3 team id (null: all; else by the team at the time of the call).
with inputs as (
  select i.agent_id, input.evaluation_id, input.revision
  from scorecard_run_input i
  cross join lateral unnest(i.evaluation_ids, i.evaluation_revisions) as input (evaluation_id, revision)
  where i.run_id = $1
)
select
  r.evaluation_no, p.employee_no, p.name, t.code as team_code, r.called_at, f.code as form_code, v.version as form_version, r.purpose,
  s.name as section, c.code as criterion_code, c.name as criterion_name, c.kind, c.max_points,
  case when answer.flags & 7 = 0 and c.kind <> 'note' then answer.points end as points,
  answer.flags & 2 <> 0 as not_applicable,
  answer.flags & 4 <> 0 as hidden,
  answer.flags & 16 <> 0 as missed,
  answer.flags & 8 <> 0 as critical_failed,
  note.comment
from inputs
join evaluation_revision r on r.agent_id = inputs.agent_id and r.evaluation_id = inputs.evaluation_id and r.revision = inputs.revision
join person p on p.id = r.agent_id
join form_version v on v.id = r.form_version_id
join evaluation_form f on f.id = v.form_id
left join team_membership m on m.agent_id = r.agent_id and m.valid @> (r.called_at at time zone $2)::date
left join team t on t.id = m.team_id
cross join lateral unnest(r.points, r.flags) with ordinality as answer (points, flags, item_no)
join criterion c on c.form_version_id = r.form_version_id and c.item_no = answer.item_no
join form_section s on s.form_version_id = c.form_version_id and s.section_no = c.section_no
left join evaluation_note note on note.agent_id = r.agent_id and note.evaluation_id = r.evaluation_id and note.item_no = answer.item_no
where $3::int is null or m.team_id = $3::int
order by p.employee_no, r.called_at, r.evaluation_no, answer.item_no
