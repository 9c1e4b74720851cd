-- Places for one file's exam results until all of it was checked, and for what comes of comparing them with what is stored. No parameters.
drop table if exists staged_exam_result, compared_exam_result;
create temp table staged_exam_result (
  row_no int not null,
  exam_code text not null,
  -- null: the file does not say
  exam_name text,
  agent_id int not null,
  attempt smallint not null,
  held_on date not null,
  theory_bp int,
  practical_bp int,
  status text not null,
  unexcused boolean not null
) on commit drop;
create temp table compared_exam_result (
  row_no int not null,
  exam_code text not null,
  exam_name text,
  agent_id int not null,
  attempt smallint not null,
  held_on date not null,
  theory_bp int,
  practical_bp int,
  status text not null,
  unexcused boolean not null,
  -- the result as it is stored; null: there is none
  known exam_result,
  result_changed boolean not null,
  -- the result, or the name of its exam
  changed boolean not null
) on commit drop;
