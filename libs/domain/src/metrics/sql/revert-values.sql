-- Takes out the values that a batch brought, and puts those it changed back to what they were. $1 batch
with touched as (
  select h.before, v.agent_id, v.metric_code, v.grain, v.day
  from import_change h
  cross join lateral jsonb_populate_record(null::metric_value, h.after) as v
  where h.batch_id = $1 and h.entity = 'metric_value'
), removed as (
  delete from metric_value v
  using touched t
  where t.before is null
    and v.agent_id = t.agent_id and v.metric_code = t.metric_code and v.grain = t.grain and v.day = t.day
)
update metric_value v
set value = (t.before ->> 'value')::numeric
from touched t
where t.before is not null
  and v.agent_id = t.agent_id and v.metric_code = t.metric_code and v.grain = t.grain and v.day = t.day
