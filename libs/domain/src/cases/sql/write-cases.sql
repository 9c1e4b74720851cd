-- Writes changed cases and records what changed. $1 batch
with written as (
  insert into case_record (
    case_no, agent_id, kind, received_at, source, category, content, recording_id, verdict, fault, level, verifier_id, handling,
    closed_at, confirmed_at
  )
  select
    case_no, agent_id, kind, received_at, source, category, content, recording_id, verdict, fault, level, verifier_id, handling,
    closed_at, confirmed_at
  from compared_case
  where changed
  order by row_no
  on conflict (case_no, agent_id) do update set
    kind = excluded.kind, received_at = excluded.received_at, source = excluded.source, category = excluded.category,
    content = excluded.content, recording_id = excluded.recording_id, verdict = excluded.verdict, fault = excluded.fault,
    level = excluded.level, verifier_id = excluded.verifier_id, handling = excluded.handling, closed_at = excluded.closed_at,
    confirmed_at = excluded.confirmed_at
  returning *
)
insert into import_change (batch_id, seq, entity, key, before, after)
select
  $1::int, row_number() over (order by m.row_no), 'case_record', concat_ws(' ', m.case_no, p.employee_no),
  case when (m.known).id is not null then to_jsonb(m.known) end, to_jsonb(w)
from written w
join compared_case m on m.case_no = w.case_no and m.agent_id is not distinct from w.agent_id
left join person p on p.id = w.agent_id
