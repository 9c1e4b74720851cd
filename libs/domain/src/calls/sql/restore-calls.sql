-- Puts the calls that a batch changed back to what they were. $1 batch
with restored as (
  insert into call
  select b.*
  from import_change h
  cross join lateral jsonb_populate_record(null::call, h.before) as b
  where h.batch_id = $1 and h.entity = 'call' and h.before is not null
  on conflict (agent_id, id) do update set
    started_at = excluded.started_at, direction = excluded.direction, channel = excluded.channel, duration_s = excluded.duration_s,
    topic = excluded.topic, customer_cipher = excluded.customer_cipher, customer_index = excluded.customer_index, listed = excluded.listed
  returning recording_id, agent_id, id
)
insert into call_key (recording_id, agent_id, id)
select recording_id, agent_id, id from restored
on conflict (recording_id) do nothing
