-- The local days on which the cases that a batch changed were confirmed, before and after. $1 batch, $2 the centre's time zone
select distinct ((state ->> 'confirmed_at')::timestamptz at time zone $2)::date::text as day
from import_change h
cross join lateral (values (h.before), (h.after)) as touched (state)
where h.batch_id = $1 and h.entity = 'case_record' and state ->> 'confirmed_at' is not null
