-- The cases confirmed within a period, one row a person (agent_id null: the centre), with the team and the post of that person on the
-- day the case was received, and whether the same call already counted for that person in an earlier period.
-- $1 period id, $2 the centre's time zone.
select
  c.id::text as case_id, c.case_no, c.agent_id, c.kind, c.recording_id, c.verdict, c.fault, c.level, c.category,
  (c.received_at at time zone $2)::date::text as received_on,
  (c.confirmed_at at time zone $2)::date::text as confirmed_on,
  m.team_id, post.post,
  exists (
    select
    from case_record earlier
    where earlier.recording_id = c.recording_id and earlier.agent_id = c.agent_id and earlier.kind = c.kind
      and earlier.confirmed_at < p.starts_at
      and case c.kind
        when 'complaint' then earlier.verdict in ('substantiated', 'partly') and earlier.fault in ('at_fault', 'partly')
        else earlier.verdict = 'substantiated'
      end
  ) as counted_before
from period p
join case_record c on c.confirmed_at >= p.starts_at and c.confirmed_at < p.ends_at
left join team_membership m on m.agent_id = c.agent_id and m.valid @> (c.received_at at time zone $2)::date
left join person_post post on post.agent_id = c.agent_id and post.valid @> (c.received_at at time zone $2)::date
where p.id = $1
order by c.case_no, c.agent_id nulls first
