-- Writes new and changed values and records what changed. $1 batch
with written as (
  insert into metric_value (agent_id, metric_code, grain, day, value)
  select agent_id, metric_code, grain, day, value
  from compared_metric_value
  on conflict (agent_id, metric_code, grain, day) do update set value = excluded.value
  returning *
)
insert into import_change (batch_id, seq, entity, key, before, after)
select
  $1::int, row_number() over (order by m.row_no, m.metric_code), 'metric_value',
  concat_ws(' ', p.employee_no, m.metric_code, case m.grain when 'month' then to_char(m.day, 'YYYY-MM') else m.day::text end),
  case when (m.known).agent_id is not null then to_jsonb(m.known) end, to_jsonb(w)
from written w
join compared_metric_value m
  on m.agent_id = w.agent_id and m.metric_code = w.metric_code and m.grain = w.grain and m.day = w.day
join person p on p.id = w.agent_id
