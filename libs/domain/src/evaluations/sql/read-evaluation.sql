-- An evaluation that may be written over, with its notes, the stamp of the forms and the time zone; no row: there is none. $1 number.
select
  e.agent_id, e.id::text, e.evaluation_no, e.form_version_id, e.evaluator_id, e.recording_id, e.called_at, e.purpose, e.state, e.revision,
  e.raw_bp, e.final_bp, e.critical_failed, e.points, e.flags, e.critical_named, e.comment, s.stamp,
  coalesce((select value #>> '{}' from setting where key = 'time_zone' order by version desc limit 1), 'Asia/Shanghai') as time_zone,
  coalesce(
    (
      select jsonb_agg(jsonb_build_object('item_no', n.item_no, 'comment', n.comment, 'evidence_offset_s', n.evidence_offset_s) order by n.item_no)
      from evaluation_note n
      where n.agent_id = e.agent_id and n.evaluation_id = e.id
    ),
    '[]'
  ) as notes
from evaluation_key k
join evaluation e on e.agent_id = k.agent_id and e.id = k.id
cross join form_stamp s
where k.evaluation_no = $1
