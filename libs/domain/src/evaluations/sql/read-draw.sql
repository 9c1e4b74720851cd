-- A draw with the people in it; no row: there is none. $1 number of the draw.
select
  d.id as draw, d.period_id as period, d.evaluation_no, d.evaluator_id, q.employee_no as evaluator_no, p.employee_no, d.recording_id,
  d.generator, d.agent_seed::text, d.call_seed::text, d.team_code as team, d.direction, d.exclusions, d.drawn_at, d.call_frame,
  array(
    select f.employee_no from unnest(d.agent_frame) with ordinality as framed (id, place) join person f on f.id = framed.id order by place
  ) as agent_frame,
  array(
    select o.employee_no from unnest(d.passed_over) with ordinality as passed (id, place) join person o on o.id = passed.id order by place
  ) as passed_over
from evaluation_draw d
join person p on p.id = d.agent_id
join person q on q.id = d.evaluator_id
where d.id = $1::int
