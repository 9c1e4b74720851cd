-- Writes a new revision of an evaluation in one statement, with its notes, the mark that its agent's month is to be summed again, and the trail. Nothing is
-- written where the month stands and no reason is given for that, or where the evaluation has moved on. See submit.sql on months and nudges.
-- $1 agent, $2 id, $3 revision that is written over, $4 called at, $5 raw, $6 final, $7 critical failed, $8 families, $9 missed,
-- $10 applicable, $11 accuracy applicable, $12 accuracy missed, $13 points, $14 flags, $15 critical named, $16 comment, $17 notes as json
-- or null, $18 who, $19 why, $20 why a month that stands is changed or null, $21 seconds it took or null. One row: what stood in the way, and the new revision.
with month as materialized (
  select p.id, p.state in ('published', 'locked') as stands
  from period p
  where $4::timestamptz >= p.starts_at and $4::timestamptz < p.ends_at
  for share
), gate as materialized (
  select id as period_id from month where not stands or $20::text is not null
), written as (
  update evaluation e
  set
    revision = e.revision + 1, raw_bp = $5::int, final_bp = $6::int, critical_failed = $7::boolean, critical_families = $8::smallint,
    missed_non_critical = $9::smallint, applicable_non_critical = $10::smallint, accuracy_applicable = $11::boolean,
    accuracy_missed = $12::boolean, points = $13::smallint[], flags = $14::smallint[], critical_named = $15::text[], comment = $16,
    seconds_spent = case when $21::int is null then e.seconds_spent else coalesce(e.seconds_spent, 0) + $21::int end
  from gate
  where e.agent_id = $1::int and e.id = $2::bigint and e.revision = $3::int and e.state <> 'appealed'
  returning e.*
), made_revision as (
  insert into evaluation_revision (
    agent_id, evaluation_id, revision, change, evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose,
    state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
    accuracy_missed, points, flags, critical_named, comment, changed_by, reason, notes
  )
  select
    agent_id, id, revision, 'changed', evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state,
    raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
    accuracy_missed, points, flags, critical_named, comment, $18, $19, $17::jsonb
  from written
), given_note as materialized (
  select note.item_no, note.comment, note.evidence_offset_s
  from jsonb_to_recordset($17::jsonb) as note (item_no smallint, comment text, evidence_offset_s int)
), dropped_notes as (
  delete from evaluation_note n
  using written
  where n.agent_id = written.agent_id and n.evaluation_id = written.id and n.item_no not in (select item_no from given_note)
), made_notes as (
  insert into evaluation_note (agent_id, evaluation_id, item_no, comment, evidence_offset_s)
  select written.agent_id, written.id, given_note.item_no, given_note.comment, given_note.evidence_offset_s
  from written
  cross join given_note
  on conflict (agent_id, evaluation_id, item_no) do update
  set comment = excluded.comment, evidence_offset_s = excluded.evidence_offset_s
), mark as (
  insert into dirty (agent_id, period_id)
  select written.agent_id, gate.period_id from written cross join gate
  on conflict (agent_id, period_id) do update set version = dirty.version + 1
), nudge as (
  insert into outbox (queue, name, payload)
  select 'accumulate', 'accumulate', jsonb_build_object('period', gate.period_id) from written cross join gate
), trail as (
  insert into audit_event (actor, action, subject, detail)
  select
    $18, 'evaluation.revise', 'evaluation ' || evaluation_no,
    jsonb_build_object('revision', revision, 'final_bp', final_bp, 'reason', $19::text, 'restate_reason', $20::text)
  from written
)
select
  (select id from month) as period_id,
  coalesce((select stands and $20::text is null from month), false) as month_stands,
  (select revision from written) as revision
