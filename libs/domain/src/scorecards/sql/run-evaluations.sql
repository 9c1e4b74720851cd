-- The evaluations of one person that a run saw, each at the revision it saw. $1 run id, $2 agent id.
select
  r.evaluation_no, seen.revision, r.purpose, r.recording_id, r.called_at, r.raw_bp, r.final_bp, r.critical_failed, r.critical_families,
  f.code as form_code, v.version as form_version
from scorecard_run_input i
cross join lateral unnest(i.evaluation_ids, i.evaluation_revisions) as seen (evaluation_id, revision)
join evaluation_revision r on r.agent_id = i.agent_id and r.evaluation_id = seen.evaluation_id and r.revision = seen.revision
join form_version v on v.id = r.form_version_id
join evaluation_form f on f.id = v.form_id
where i.run_id = $1 and i.agent_id = $2
order by r.called_at, r.evaluation_no
