import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of schemes and forms that are still being written, and what trends read of many runs at once. */
export class ScorecardLists20261123090400 implements MigrationInterface {
  name = 'ScorecardLists20261123090400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table scheme_version
        add column state text not null default 'approved' check (state in ('draft', 'approved')),
        -- null: a draft, or it came with the program
        add column approved_by text,
        add column approved_at timestamptz,
        add check (state = 'approved' or (effective_from is null and approved_at is null));
      -- whoever writes a version says what it is
      alter table scheme_version alter column state drop default;

      alter table form_version
        -- what the form will be called once the draft is published; null: published
        add column drafted_name text,
        add check (state = 'draft' or drafted_name is null);

      -- which forms a run was scored by, for the whole or a team, without reading its sums; run_id alone is served as well
      create index run_accumulator_form on run_accumulator (run_id, form_version_id, team_id);
      drop index run_accumulator_run;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
