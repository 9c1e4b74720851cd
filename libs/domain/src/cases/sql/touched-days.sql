-- The local days on which changed cases were confirmed, before and after: only a confirmed case counts. $1 the centre's time zone
select distinct (touched.moment at time zone $1)::date::text as day
from compared_case m
cross join lateral (values (m.confirmed_at), ((m.known).confirmed_at)) as touched (moment)
where m.changed and touched.moment is not null
