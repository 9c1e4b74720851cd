import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What trends over many months are read from: the counted evaluations of a run, summed by team, form version and direction. Worked out
 * of what the run was made of when it is first wanted, and never changed: a run does not change.
 */
export class RunSums20261130103000 implements MigrationInterface {
  name = 'RunSums20261130103000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table run_sum (
        run_id int not null references scorecard_run on delete cascade,
        -- the team at the time of the call; null: in no team that day, or of somebody who counts for none
        team_id int references team,
        form_version_id int not null references form_version,
        -- null: the call is gone
        direction text check (direction in ('inbound', 'outbound')),
        n int not null,
        sum_final_bp bigint not null,
        sum_final_sq bigint not null,
        n_pass int not null,
        n_excellent int not null,
        n_critical int not null,
        missed_non_critical int not null,
        applicable_non_critical int not null,
        accuracy_applicable int not null,
        accuracy_clean int not null,
        -- which whole scores occurred, rounded down, and how often each
        score_points int[] not null,
        score_counts int[] not null,
        -- in item order: how often applicable, how often missed
        item_n int[] not null,
        item_missed int[] not null,
        unique nulls not distinct (run_id, team_id, form_version_id, direction),
        check (cardinality(score_points) = cardinality(score_counts))
      );
      -- runs that have been summed; one without counted evaluations has no sums
      create table run_summed (
        run_id int primary key references scorecard_run on delete cascade
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
