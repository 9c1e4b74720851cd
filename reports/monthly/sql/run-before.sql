-- The month right before a period with the run that is compared with: the published one, else the newest.
-- $1 first day of the period.
select p.id as period_id, r.id as run_id, r.number, r.published_at is not null as published
from period p
join scorecard_run r on r.period_id = p.id
where p.last_day = $1::date - 1
order by (r.id = p.published_run_id) desc nulls last, r.number desc
limit 1
