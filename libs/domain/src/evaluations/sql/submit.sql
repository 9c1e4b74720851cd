-- Submits evaluations in one statement: each with its call where there is none yet, its number, first revision and notes, the mark that its
-- agent's month is to be summed again, and the trail. One is not written where its month stands and no reason is given, where the recording is
-- someone else's or its call began at another time, where it samples a call that counts by the form already, where the evaluator made the
-- first evaluation that a double is to stand beside or any that a re-check is to check, where its draft is gone, or where there is a draft of that number and another evaluation is
-- to have it. Two that need the same call or number fail together with a unique violation.
-- A month whose row is held here cannot be locked meanwhile. A nudge that waits is relied on only when it is locked here, so that it is
-- passed on after this commit, and only while it is young, so that a stream of submits does not hold it back.
-- $1 how long to wait for a lock, such as `100ms`; `0`: as long as it takes. In `given`, a row of parameters for each evaluation; agent and
-- time may be null: then they are those of the employee number or of the known call, and the forms must still have the stamp.
-- Rows: one an evaluation, what stood in its way and the revision that was written.
with given as materialized (
  select *
  from (values {submissions}) as one (
    row_no, evaluation_no, agent_id, employee_no, stamp, recording_id, called_at, direction, form_version_id, form_id, evaluator_id, purpose,
    raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
    accuracy_missed, points, flags, critical_named, comment, notes, actor, restate_reason, draft_version, seconds_spent
  )
  where set_config('lock_timeout', $1, true) is not null
), subject as materialized (
  select
    g.row_no, known.id as call_id, known.row_version as call_row_version, known.agent_id as call_agent_id,
    coalesce(earlier_evaluation.by_same, false) as evaluated_before,
    coalesce(known.started_at, g.called_at) as called_at,
    coalesce(known.started_at <> g.called_at, false) as call_differs,
    -- A call counts once in the sample. The same again goes on to meet its own number; of two in one group the first one goes on.
    g.purpose = 'random' and not exists (select from evaluation_key k where k.evaluation_no = g.evaluation_no) and (
      exists (
        select from evaluation e
        join form_version v on v.id = e.form_version_id and v.form_id = g.form_id
        where e.agent_id = known.agent_id and e.call_id = known.id and e.purpose = 'random'
      )
      or exists (
        select from given o
        where o.row_no < g.row_no and o.recording_id = g.recording_id and o.form_id = g.form_id and o.purpose = 'random'
          and o.evaluation_no <> g.evaluation_no
      )
    ) as already_evaluated,
    case
      when g.agent_id is not null then g.agent_id
      when g.employee_no is not null then (select p.id from person p where p.employee_no = g.employee_no)
      else known.agent_id
    end as agent_id
  from given g
  left join lateral (
    select c.agent_id, c.id, c.started_at, c.xmin::text as row_version
    from call_key k
    join call c on c.agent_id = k.agent_id and c.id = k.id
    where k.recording_id = g.recording_id
    limit 1
  ) known on true
  left join lateral (
    select bool_or(earlier.evaluator_id = g.evaluator_id and (g.purpose = 'recheck' or earlier.place = 1)) as by_same
    from (
      select e.evaluator_id, row_number() over (order by e.evaluated_at, e.id) as place
      from evaluation e
      join form_version v on v.id = e.form_version_id and v.form_id = g.form_id
      where g.purpose in ('double', 'recheck') and e.agent_id = known.agent_id and e.call_id = known.id
        and (e.evaluation_no, e.purpose) <> (g.evaluation_no, g.purpose)
    ) earlier
  ) earlier_evaluation on true
), month as materialized (
  select p.id, p.starts_at, p.ends_at, p.state in ('published', 'locked') as stands
  from period p
  where exists (select from subject s where s.called_at >= p.starts_at and s.called_at < p.ends_at)
  order by p.id
  for share
), gate as materialized (
  select g.*, s.call_id, s.call_row_version, s.agent_id as found_agent_id, s.called_at as found_called_at, m.id as period_id
  from given g
  join subject s on s.row_no = g.row_no
  join month m on s.called_at >= m.starts_at and s.called_at < m.ends_at
  where s.agent_id <> g.evaluator_id
    and (not m.stands or g.restate_reason is not null)
    and (s.call_agent_id is null or s.call_agent_id = s.agent_id)
    and not s.call_differs
    and not s.already_evaluated
    and not s.evaluated_before
    and (g.stamp is null or g.stamp = (select stamp from form_stamp))
    and (g.draft_version is not null or (select d.version from evaluation_draft d where d.evaluation_no = g.evaluation_no) is null)
), held_call as (
  -- Of two that sample one call at the same time the second finds its row changed, and is to look again.
  update call c
  set listed = c.listed
  from gate g
  where g.purpose = 'random' and c.agent_id = g.found_agent_id and c.id = g.call_id and c.xmin::text = g.call_row_version
  returning c.agent_id, c.id
), free as materialized (
  select g.*
  from gate g
  where g.purpose <> 'random' or g.call_id is null or (g.found_agent_id, g.call_id) in (select agent_id, id from held_call)
), taken_draft as (
  delete from evaluation_draft d
  using free g
  where d.evaluation_no = g.evaluation_no and d.evaluator_id = g.evaluator_id and d.version = g.draft_version
  returning d.evaluation_no
), passed as materialized (
  select g.*, nextval('evaluation_id_seq') as id
  from free g
  where g.draft_version is null or g.evaluation_no in (select evaluation_no from taken_draft)
), made_call as (
  insert into call (agent_id, recording_id, started_at, direction, listed)
  select found_agent_id, recording_id, found_called_at, direction, false
  from passed
  where call_id is null
  returning agent_id, id, recording_id
), made_call_key as (
  insert into call_key (recording_id, agent_id, id)
  select recording_id, agent_id, id from made_call
), written as (
  insert into evaluation (
    agent_id, id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state, revision,
    raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical, accuracy_applicable,
    accuracy_missed, points, flags, critical_named, comment, seconds_spent
  )
  select
    p.found_agent_id, p.id, p.evaluation_no, coalesce(p.call_id, made_call.id), p.form_version_id, p.evaluator_id, p.recording_id,
    p.found_called_at, now(), p.purpose, 'released',
    coalesce((select max(r.revision) from evaluation_revision r where r.evaluation_no = p.evaluation_no), 0) + 1,
    p.raw_bp, p.final_bp, p.critical_failed, p.critical_families, p.missed_non_critical, p.applicable_non_critical, p.accuracy_applicable,
    p.accuracy_missed, p.points, p.flags, p.critical_named, p.comment, p.seconds_spent
  from passed p
  left join made_call on made_call.recording_id = p.recording_id
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
    w.agent_id, w.id, w.revision, case when w.revision = 1 then 'created' else 'changed' end, w.evaluation_no, w.form_version_id,
    w.evaluator_id, w.recording_id, w.called_at, w.evaluated_at, w.purpose, w.state, w.raw_bp, w.final_bp, w.critical_failed,
    w.critical_families, w.missed_non_critical, w.applicable_non_critical, w.accuracy_applicable, w.accuracy_missed, w.points, w.flags,
    w.critical_named, w.comment, p.actor, p.restate_reason, p.notes
  from written w
  join passed p on p.id = w.id
), made_notes as (
  insert into evaluation_note (agent_id, evaluation_id, item_no, comment, evidence_offset_s)
  select p.found_agent_id, p.id, note.item_no, note.comment, note.evidence_offset_s
  from passed p
  cross join jsonb_to_recordset(p.notes) as note (item_no smallint, comment text, evidence_offset_s int)
), mark as (
  insert into dirty (agent_id, period_id)
  select distinct found_agent_id, period_id from passed order by found_agent_id, period_id
  on conflict (agent_id, period_id) do update set version = dirty.version + 1
), waiting_nudge as materialized (
  select o.payload ->> 'period' as period_id
  from outbox o
  where o.relayed_at is null and o.queue = 'accumulate' and o.created_at > now() - interval '1 second'
    and o.payload ->> 'period' in (select period_id from passed)
  for key share skip locked
), nudge as (
  insert into outbox (queue, name, payload)
  select distinct 'accumulate', 'accumulate', jsonb_build_object('period', period_id)
  from passed
  where period_id not in (select period_id from waiting_nudge)
), trail as (
  insert into audit_event (actor, action, subject, detail)
  select
    p.actor, 'evaluation.submit', 'evaluation ' || p.evaluation_no,
    jsonb_build_object('revision', w.revision, 'final_bp', w.final_bp, 'restate_reason', p.restate_reason)
  from written w
  join passed p on p.id = w.id
)
select
  g.row_no, m.id as period_id, coalesce(m.stands and g.restate_reason is null, false) as month_stands,
  coalesce(s.call_agent_id <> s.agent_id, false) as recording_taken, s.call_differs, s.already_evaluated,
  g.row_no in (select row_no from gate) and g.row_no not in (select row_no from free) as call_busy,
  s.evaluated_before, w.revision
from given g
join subject s on s.row_no = g.row_no
left join month m on s.called_at >= m.starts_at and s.called_at < m.ends_at
left join written w on w.evaluation_no = g.evaluation_no
order by g.row_no
