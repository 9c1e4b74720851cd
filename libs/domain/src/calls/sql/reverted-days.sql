-- The local days of the calls that a batch changed, before and after. $1 batch, $2 the centre's time zone
select distinct ((state ->> 'started_at')::timestamptz at time zone $2)::date::text as day
from import_change h
cross join lateral (values (h.before), (h.after)) as touched (state)
where h.batch_id = $1 and h.entity = 'call' and state is not null
