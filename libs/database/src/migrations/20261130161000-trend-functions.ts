import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every statement about trends begins with, said once. Each function is one select and stable, so that it is planned as part of the statement. */
export class TrendFunctions20261130161000 implements MigrationInterface {
  name = 'TrendFunctions20261130161000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- $1 first period (null: 23 months before the last), $2 last period (null: the newest closed one)
      create function trend_month(first_id text, last_id text)
        returns table (period_id text, state text, published_run_id int, first_day date, last_day date)
        language sql stable parallel safe as $$
        select p.id, p.state, p.published_run_id, p.first_day, p.last_day
        from (select coalesce($2, max(r.period_id)) as id from scorecard_run r) newest
        join period p on p.id <= newest.id and p.id >= coalesce($1, to_char(to_date(newest.id, 'YYYY-MM') - interval '23 months', 'YYYY-MM'))
      $$;

      -- the published run of each of those months, else its newest
      create function trend_run(first_id text, last_id text)
        returns table (
          period_id text, first_day date, last_day date, run_id int, number int, scheme_version_id int, published boolean
        )
        language sql stable parallel safe as $$
        select m.period_id, m.first_day, m.last_day, r.id, r.number, r.scheme_version_id, r.id is not distinct from m.published_run_id
        from trend_month($1, $2) m
        cross join lateral (
          select x.id, x.number, x.scheme_version_id
          from scorecard_run x
          where x.period_id = m.period_id
          order by (x.id = m.published_run_id) desc nulls last, x.number desc
          limit 1
        ) r
      $$;

      -- The sums of those runs: of $3 team codes, $4 direction and $5 form code (each null: all), as far as $6 every team may be seen, else
      -- $7 teams with $8 the first and $9 the last day (null: no bound) on which they are within reach.
      create function trend_sum(
        first_id text, last_id text, team_codes text[], of_direction text, form_code text,
        every_team boolean, reach_teams int[], reach_first date[], reach_last date[]
      )
        returns table (
          period_id text, number int, published boolean, scheme_version_id int, team_id int, form_version_id int, direction text, n int,
          sum_final_bp bigint, sum_final_sq bigint, n_pass int, n_excellent int, n_critical int, missed_non_critical int,
          applicable_non_critical int, accuracy_applicable int, accuracy_clean int, score_points int[], score_counts int[], item_n int[],
          item_missed int[]
        )
        language sql stable parallel safe as $$
        select
          r.period_id, r.number, r.published, r.scheme_version_id, s.team_id, s.form_version_id, s.direction, s.n, s.sum_final_bp,
          s.sum_final_sq, s.n_pass, s.n_excellent, s.n_critical, s.missed_non_critical, s.applicable_non_critical, s.accuracy_applicable,
          s.accuracy_clean, s.score_points, s.score_counts, s.item_n, s.item_missed
        from trend_run($1, $2) r
        join run_sum s on s.run_id = r.run_id
        where ($3 is null or s.team_id in (select t.id from team t where t.code = any ($3)))
          and ($4 is null or s.direction = $4)
          and ($5 is null or s.form_version_id in (select v.id from form_version v join evaluation_form f on f.id = v.form_id where f.code = $5))
          and (
            $6 or exists (
              select from unnest($7, $8, $9) as reach (team_id, first_day, last_day)
              where reach.team_id = s.team_id
                and daterange(reach.first_day, reach.last_day, '[]') && daterange(r.first_day, r.last_day, '[]')
            )
          )
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
