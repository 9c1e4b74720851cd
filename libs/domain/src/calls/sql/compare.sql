-- Compares staged calls with what is stored. A column the file does not have keeps its value; the same number keeps its cipher text.
-- $1 names of the columns the file has
with merged as (
  select
    s.row_no, s.recording_id, s.agent_id, s.started_at, s.direction,
    case when 'channel' = any ($1::text[]) then coalesce(s.channel, 'phone') else coalesce(c.channel, 'phone') end as channel,
    case when 'duration_s' = any ($1::text[]) then s.duration_s else c.duration_s end as duration_s,
    case when 'topic' = any ($1::text[]) then s.topic else c.topic end as topic,
    case
      when not 'customer_number' = any ($1::text[]) or s.customer_index = c.customer_index then c.customer_cipher
      else s.customer_cipher
    end as customer_cipher,
    case when 'customer_number' = any ($1::text[]) then s.customer_index else c.customer_index end as customer_index,
    c as known
  from staged_call s
  left join call_key k on k.recording_id = s.recording_id
  left join call c on c.agent_id = k.agent_id and c.id = k.id
)
insert into compared_call
select
  m.*,
  (m.agent_id, m.started_at, m.direction, m.channel, m.duration_s, m.topic, m.customer_index, true) is distinct from
  ((m.known).agent_id, (m.known).started_at, (m.known).direction, (m.known).channel, (m.known).duration_s, (m.known).topic,
    (m.known).customer_index, (m.known).listed)
from merged m
