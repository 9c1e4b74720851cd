-- Takes out the cases that a batch brought, and puts those it changed back to what they were. $1 batch
with removed as (
  delete from case_record c
  using import_change h
  where h.batch_id = $1 and h.entity = 'case_record' and h.before is null and c.id = (h.after ->> 'id')::bigint
)
update case_record c
set
  kind = b.kind, received_at = b.received_at, source = b.source, category = b.category, content = b.content,
  recording_id = b.recording_id, verdict = b.verdict, fault = b.fault, level = b.level, verifier_id = b.verifier_id,
  handling = b.handling, closed_at = b.closed_at, confirmed_at = b.confirmed_at
from import_change h
cross join lateral jsonb_populate_record(null::case_record, h.before) as b
where h.batch_id = $1 and h.entity = 'case_record' and h.before is not null and c.id = b.id
