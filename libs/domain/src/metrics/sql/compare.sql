-- Keeps the staged values that are new or changed. No parameters.
insert into compared_metric_value
select s.row_no, s.agent_id, s.metric_code, s.grain, s.day, s.value, v
from staged_metric_value s
left join metric_value v on v.agent_id = s.agent_id and v.metric_code = s.metric_code and v.grain = s.grain and v.day = s.day
where v.value is distinct from s.value
