-- Calls that a batch brought and that were evaluated since stay, as the evaluations alone would have made them. $1 batch
update call c
set listed = false, channel = 'phone', duration_s = null, topic = null, customer_cipher = null, customer_index = null
from import_change h
join call_key k on k.recording_id = h.key
where h.batch_id = $1 and h.entity = 'call' and h.before is null
  and c.agent_id = k.agent_id and c.id = k.id
  and exists (select from evaluation e where e.agent_id = c.agent_id and e.call_id = c.id)
