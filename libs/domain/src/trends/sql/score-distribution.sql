-- How many counted evaluations have each whole score, rounded down.
-- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one), $3 team codes, $4 direction and $5 form
-- code (each null: all), $6 whether every team may be seen, else $7, $8, $9 teams with the first and last day (null: no bound) on which
-- they are within reach.
select s.points, sum(s.n)::int as n
from trend_sum($1, $2, $3, $4, $5, $6, $7, $8, $9) c
cross join lateral unnest(c.score_points, c.score_counts) as s (points, n)
group by s.points
order by s.points
