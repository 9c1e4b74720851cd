-- Submits an evaluation in one statement: the call where there is none yet, the evaluation with its number, first revision and notes, the
-- mark that its agent's month is to be summed again, and the trail. Nothing is written where the month stands and no reason is given, where the
-- recording is someone else's, where the evaluator made the first evaluation that a second one is to check, where the draft is gone, or
-- where there is a draft of that number and another evaluation is to have it.
-- A month whose row is held here cannot be locked meanwhile. A nudge that waits is relied on only when it is locked here, so that it is
-- passed on after this commit, and only while it is young, so that a stream of submits does not hold it back.
-- $1 number, $2 agent, $3 recording, $4 called at, $5 direction, $6 form version, $7 evaluator, $8 purpose, $9 raw, $10 final,
-- $11 critical failed, $12 families, $13 missed, $14 applicable, $15 accuracy applicable, $16 accuracy missed, $17 points, $18 flags,
-- $19 critical named, $20 comment, $21 notes as json or null, $22 who, $23 why a month that stands is changed or null, $24 version of the
-- draft that becomes the evaluation or null, $25 form, $26 employee number of an agent that was not looked up, $27 stamp of the forms it
-- was read with. Agent and time may be null: then they are those of $26 and of the known call, and nothing is written unless there is such
-- an agent, and it is not the evaluator; unless $27 is null, the forms must be what they were.
-- One row: what stood in the way, and what was written.
with known_call as materialized (
  select k.agent_id, k.id, c.started_at
  from call_key k
  join call c on c.agent_id = k.agent_id and c.id = k.id
  where k.recording_id = $3
), subject as materialized (
  select
    case
      when $2::int is not null then $2::int
      when $26::text is not null then (select p.id from person p where p.employee_no = $26)
      else (select agent_id from known_call)
    end as agent_id,
    coalesce($4::timestamptz, (select started_at from known_call)) as called_at
), month as materialized (
  select p.id, p.state in ('published', 'locked') as stands
  from period p
  where (select called_at from subject) >= p.starts_at and (select called_at from subject) < p.ends_at
  for share
), first_evaluation as materialized (
  select e.evaluator_id
  from known_call c
  join evaluation e on e.agent_id = c.agent_id and e.call_id = c.id
  join form_version v on v.id = e.form_version_id and v.form_id = $25::int
  where $8 in ('double', 'recheck')
  order by e.evaluated_at, e.id
  limit 1
), gate as materialized (
  select month.id as period_id, subject.agent_id, subject.called_at
  from month
  cross join subject
  where subject.agent_id <> $7::int
    and ($27::text is null or (select stamp from form_stamp) = $27)
    and (not month.stands or $23::text is not null)
    and not exists (select from known_call where agent_id <> subject.agent_id)
    and not exists (select from first_evaluation where evaluator_id = $7::int)
    and ($24::int is not null or not exists (select from evaluation_draft d where d.evaluation_no = $1))
), taken_draft as (
  delete from evaluation_draft d
  using gate
  where d.evaluation_no = $1 and d.evaluator_id = $7::int and d.version = $24::int
  returning d.evaluation_no
), passed as materialized (
  select gate.period_id, gate.agent_id, gate.called_at, nextval('evaluation_id_seq') as id
  from gate
  where $24::int is null or exists (select from taken_draft)
), made_call as (
  insert into call (agent_id, recording_id, started_at, direction, listed)
  select agent_id, $3, called_at, $5, false
  from passed
  where not exists (select from known_call)
  returning agent_id, id
), made_call_key as (
  insert into call_key (recording_id, agent_id, id)
  select $3, agent_id, id from made_call
), written as (
  insert into evaluation (
    agent_id, id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state, revision,
    raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
    accuracy_missed, points, flags, critical_named, comment
  )
  select
    passed.agent_id, passed.id, $1, coalesce((select id from known_call), (select id from made_call)), $6::int, $7::int, $3,
    passed.called_at, now(),
    $8, 'released', coalesce((select max(r.revision) from evaluation_revision r where r.evaluation_no = $1), 0) + 1,
    $9::int, $10::int, $11::boolean, $12::smallint, $13::smallint, $14::smallint, $15::boolean, $16::boolean, $17::smallint[],
    $18::smallint[], $19::text[], $20
  from passed
  returning *
), made_key as (
  insert into evaluation_key (evaluation_no, agent_id, id)
  select evaluation_no, agent_id, id from written
), made_revision as (
  insert into evaluation_revision (
    agent_id, evaluation_id, revision, change, evaluation_no, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose,
    state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
    accuracy_missed, points, flags, critical_named, comment, changed_by, reason, notes
  )
  select
    agent_id, id, revision, case when revision = 1 then 'created' else 'changed' end, evaluation_no, form_version_id, evaluator_id,
    recording_id, called_at, evaluated_at, purpose, state, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical,
    applicable_non_critical, accuracy_applicable, accuracy_missed, points, flags, critical_named, comment, $22, $23, $21::jsonb
  from written
), made_notes as (
  insert into evaluation_note (agent_id, evaluation_id, item_no, comment, evidence_offset_s)
  select written.agent_id, written.id, note.item_no, note.comment, note.evidence_offset_s
  from written
  cross join jsonb_to_recordset($21::jsonb) as note (item_no smallint, comment text, evidence_offset_s int)
), mark as (
  insert into dirty (agent_id, period_id)
  select agent_id, period_id from passed
  on conflict (agent_id, period_id) do update set version = dirty.version + 1
), waiting_nudge as materialized (
  select o.id
  from outbox o
  where o.relayed_at is null and o.queue = 'accumulate' and o.created_at > now() - interval '1 second'
    and o.payload ->> 'period' = (select period_id from passed)
  order by o.id desc
  limit 1
  for key share skip locked
), nudge as (
  insert into outbox (queue, name, payload)
  select 'accumulate', 'accumulate', jsonb_build_object('period', period_id)
  from passed
  where not exists (select from waiting_nudge)
), trail as (
  insert into audit_event (actor, action, subject, detail)
  select
    $22, 'evaluation.submit', 'evaluation ' || evaluation_no,
    jsonb_build_object('revision', revision, 'final_bp', final_bp, 'restate_reason', $23::text)
  from written
)
select
  (select id from month) as period_id,
  coalesce((select stands and $23::text is null from month), false) as month_stands,
  exists (select from known_call where agent_id <> (select agent_id from subject)) as recording_taken,
  exists (select from first_evaluation where evaluator_id = $7::int) as evaluated_first,
  (select revision from written) as revision
