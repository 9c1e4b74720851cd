-- Places for one file's key figures until all of it was checked, and for what comes of comparing them with what is stored. No parameters.
drop table if exists staged_metric_value, compared_metric_value;
create temp table staged_metric_value (
  row_no int not null,
  agent_id int not null,
  metric_code text not null,
  grain text not null,
  day date not null,
  value numeric(18, 4) not null
) on commit drop;
create temp table compared_metric_value (
  like staged_metric_value,
  -- the value as it is stored; null: there is none
  known metric_value
) on commit drop;
