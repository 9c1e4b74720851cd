import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The sums of a month and the cards of a run are worked out of rows whose own keys are checked, in the transaction that reads them.
 * Checking the same periods, people, teams, scheme and form versions again for each of ten thousand rows took longer than the sums.
 * What is kept of a run stays tied to its person and its run. Nobody goes who was ever evaluated, and who takes back forms or teams asks
 * these tables first.
 */
export class LeanerSums20261123090900 implements MigrationInterface {
  name = 'LeanerSums20261123090900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table accumulator
        drop constraint accumulator_period_id_fkey,
        drop constraint accumulator_agent_id_fkey,
        drop constraint accumulator_scheme_version_id_fkey,
        drop constraint accumulator_team_id_fkey,
        drop constraint accumulator_form_version_id_fkey;
      alter table run_accumulator
        drop constraint run_accumulator_team_id_fkey,
        drop constraint run_accumulator_form_version_id_fkey;
      alter table agent_scorecard drop constraint agent_scorecard_team_id_fkey;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
