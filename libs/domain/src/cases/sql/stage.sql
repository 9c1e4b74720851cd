-- Places for one file's cases until all of it was checked, and for what comes of comparing them with what is stored. No parameters.
drop table if exists staged_case, compared_case;
create temp table staged_case (
  row_no int not null,
  case_no text not null,
  -- null: the case concerns the centre
  agent_id int,
  kind text not null,
  received_at timestamptz not null,
  source text,
  category text,
  content text not null,
  recording_id text,
  verdict text,
  fault text,
  level text,
  verifier_id int,
  handling text,
  closed_at timestamptz,
  confirmed_at timestamptz
) on commit drop;
create temp table compared_case (
  like staged_case,
  -- the case as it is stored; null: there is none
  known case_record,
  changed boolean not null
) on commit drop;
