-- A place for one file's evaluations until all of it was checked. No parameters.
create temp table staged_evaluation (
  row_no int not null,
  evaluation_no text not null,
  agent_id int not null,
  form_version_id int not null,
  evaluator_id int not null,
  recording_id text not null,
  direction text not null,
  called_at timestamptz not null,
  evaluated_at timestamptz not null,
  purpose text not null,
  raw_bp int,
  final_bp int,
  critical_failed boolean not null,
  critical_families smallint not null,
  missed_non_critical smallint not null,
  applicable_non_critical smallint not null,
  accuracy_applicable boolean not null,
  accuracy_missed boolean not null,
  points smallint[] not null,
  flags smallint[] not null,
  critical_named text[] not null,
  comment text,
  -- set when compared with what is stored
  id bigint,
  old_agent_id int,
  old_called_at timestamptz,
  revision int,
  state text not null default 'released',
  -- taken when it turns out to be new; numbers of rows that are not stay unused
  new_id bigint not null default nextval('evaluation_id_seq'),
  -- above 1 where the number was written before, also when that was taken back since
  next_revision int not null default 1,
  changed boolean not null default true
) on commit drop;
