-- The months up to a period as a supervisor's cards tell them: of this period the run shown, of every other the published run, else the
-- newest. The teams are those under the supervisor then.
-- $1 period id, $2 run id of this period, $3 supervisor id, $4 how many months.
with month_runs as (
  select distinct on (r.period_id) r.period_id, r.id as run_id, r.scheme_version_id
  from scorecard_run r
  join period p on p.id = r.period_id
  where r.period_id <= $1
  order by r.period_id desc, (r.id = $2) desc, (r.id = p.published_run_id) desc nulls last, r.number desc
  limit $4
)
select
  m.period_id, s.code as scheme_code, v.number as scheme_number, to_jsonb(card) as card,
  array(
    select distinct f.code || ' ' || fv.version
    from run_accumulator a
    join team_scorecard t on t.run_id = m.run_id and t.supervisor_id = $3 and t.team_id = a.team_id
    join form_version fv on fv.id = a.form_version_id
    join evaluation_form f on f.id = fv.form_id
    where a.run_id = m.run_id
    order by 1
  ) as forms
from month_runs m
join supervisor_scorecard card on card.run_id = m.run_id and card.supervisor_id = $3
join scheme_version v on v.id = m.scheme_version_id
join scheme s on s.id = v.scheme_id
order by m.period_id
