-- The local days of changed calls, before and after. $1 the centre's time zone
select distinct (touched.moment at time zone $1)::date::text as day
from compared_call m
cross join lateral (values (m.started_at), ((m.known).started_at)) as touched (moment)
where m.changed and touched.moment is not null
