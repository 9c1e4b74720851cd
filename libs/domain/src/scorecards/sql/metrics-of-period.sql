-- Key figures of a period, one row per agent and metric: the monthly value where there is one, else what the days make.
-- Values in ten-thousandths.
-- $1 period id, $2 first day, $3 last day of the period, both inclusive, $4 metric codes.
select
  v.agent_id, v.metric_code, max(m.aggregation) as aggregation,
  (round(coalesce(
    max(v.value) filter (where v.grain = 'month'),
    case when max(m.aggregation) = 'mean' then avg(v.value) else sum(v.value) end
  ), 4) * 10000)::bigint::text as value_e4,
  bool_or(v.grain = 'month') as monthly
from metric_value v
join metric m on m.code = v.metric_code
where v.metric_code = any ($4::text[])
  and ((v.grain = 'month' and v.day = to_date($1 || '-01', 'YYYY-MM-DD')) or (v.grain = 'day' and v.day between $2::date and $3::date))
group by v.agent_id, v.metric_code
order by v.agent_id, v.metric_code
