-- Compares staged cases with what is stored. A column the file does not have keeps its value.
-- $1 names of the columns the file has
with merged as (
  select
    s.row_no, s.case_no, s.agent_id, s.kind, s.received_at,
    case when 'source' = any ($1::text[]) then s.source else c.source end as source,
    case when 'category' = any ($1::text[]) then s.category else c.category end as category,
    s.content,
    case when 'recording_id' = any ($1::text[]) then s.recording_id else c.recording_id end as recording_id,
    case when 'verdict' = any ($1::text[]) then s.verdict else c.verdict end as verdict,
    case when 'fault' = any ($1::text[]) then s.fault else c.fault end as fault,
    case when 'level' = any ($1::text[]) then s.level else c.level end as level,
    case when 'verifier_no' = any ($1::text[]) then s.verifier_id else c.verifier_id end as verifier_id,
    case when 'handling' = any ($1::text[]) then s.handling else c.handling end as handling,
    case when 'closed_at' = any ($1::text[]) then s.closed_at else c.closed_at end as closed_at,
    case when 'confirmed_at' = any ($1::text[]) then s.confirmed_at else c.confirmed_at end as confirmed_at,
    c as known
  from staged_case s
  left join case_record c on c.case_no = s.case_no and c.agent_id is not distinct from s.agent_id
)
insert into compared_case
select
  m.*,
  (m.known).id is null
  or (m.kind, m.received_at, m.source, m.category, m.content, m.recording_id, m.verdict, m.fault, m.level, m.verifier_id, m.handling,
    m.closed_at, m.confirmed_at) is distinct from
  ((m.known).kind, (m.known).received_at, (m.known).source, (m.known).category, (m.known).content, (m.known).recording_id,
    (m.known).verdict, (m.known).fault, (m.known).level, (m.known).verifier_id, (m.known).handling, (m.known).closed_at,
    (m.known).confirmed_at)
from merged m
