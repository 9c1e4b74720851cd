-- Places for one file's calls until all of it was checked, and for what comes of comparing them with what is stored. No parameters.
drop table if exists staged_call, compared_call;
create temp table staged_call (
  row_no int not null,
  recording_id text not null,
  agent_id int not null,
  started_at timestamptz not null,
  direction text not null,
  channel text,
  duration_s int,
  topic text,
  customer_cipher bytea,
  customer_index bytea
) on commit drop;
create temp table compared_call (
  row_no int not null,
  recording_id text not null,
  agent_id int not null,
  started_at timestamptz not null,
  direction text not null,
  channel text not null,
  duration_s int,
  topic text,
  customer_cipher bytea,
  customer_index bytea,
  -- the call as it is stored; null: there is none
  known call,
  changed boolean not null
) on commit drop;
