-- The runs that trends of some months are read from, of each month the published one, else the newest, as far as they are not summed yet.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one).
select run_id
from trend_run($1, $2) r
where not exists (select from run_summed s where s.run_id = r.run_id)
order by run_id
