-- The teams of the newest published month beside the month right before it.
-- Rows: a team with what its QA score was taken over in both months; a team that is new is left out.
with stands as (
  select p.id, p.published_run_id as run_id from period p where p.published_run_id is not null order by p.id desc limit 2
),
pair as (
  select newer.id as period, newer.run_id, older.run_id as run_before
  from stands newer
  join stands older on older.id = to_char((newer.id || '-01')::date - interval '1 month', 'YYYY-MM')
)
select pair.period, c.team_code, c.team_name, c.qa_score_bp, c.evaluations_counted as n, c.sum_final_bp as sum, c.sum_final_sq as squares,
  b.qa_score_bp as qa_score_bp_before, b.evaluations_counted as n_before, b.sum_final_bp as sum_before, b.sum_final_sq as squares_before
from pair
join team_scorecard c on c.run_id = pair.run_id and c.qa_score_bp is not null
join team_scorecard b on b.run_id = pair.run_before and b.team_id = c.team_id and b.qa_score_bp is not null
order by c.team_code
