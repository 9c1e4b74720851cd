-- Writes new calls, and those taken out because their agent changed, which keep their id. No parameters.
with written as (
  insert into call (
    agent_id, id, recording_id, started_at, direction, channel, duration_s, topic, customer_cipher, customer_index, listed
  )
  select
    m.agent_id, coalesce((m.known).id, nextval(pg_get_serial_sequence('call', 'id'))), m.recording_id, m.started_at, m.direction,
    m.channel, m.duration_s, m.topic, m.customer_cipher, m.customer_index, true
  from compared_call m
  where m.changed and (m.known).agent_id is distinct from m.agent_id
  order by m.row_no
  returning recording_id, agent_id, id
)
insert into call_key (recording_id, agent_id, id)
select recording_id, agent_id, id from written
