-- Writes changed calls that stay with their agent. No parameters.
update call c
set
  started_at = m.started_at, direction = m.direction, channel = m.channel, duration_s = m.duration_s, topic = m.topic,
  customer_cipher = m.customer_cipher, customer_index = m.customer_index, listed = true
from compared_call m
where m.changed and c.agent_id = m.agent_id and c.id = (m.known).id and (m.known).agent_id = m.agent_id
