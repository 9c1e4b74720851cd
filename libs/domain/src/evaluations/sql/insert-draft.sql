-- Keeps a new draft; no row comes back when its number is taken. $1 number, $2 agent, $3 evaluator, $4 form version, $5 recording,
-- $6 called at, $7 direction, $8 purpose, $9 answers, $10 critical named, $11 comment, $12 raw, $13 final, $14 critical failed,
-- $15 seconds spent.
insert into evaluation_draft (
  evaluation_no, agent_id, evaluator_id, form_version_id, recording_id, called_at, direction, purpose, answers, critical_named, comment,
  raw_bp, final_bp, critical_failed, seconds_spent
)
select $1, $2::int, $3::int, $4::int, $5, $6::timestamptz, $7, $8, $9::jsonb, $10::text[], $11, $12::int, $13::int, $14::boolean,
  $15::int
where not exists (select from evaluation_key k where k.evaluation_no = $1)
on conflict (evaluation_no) do nothing
returning version
