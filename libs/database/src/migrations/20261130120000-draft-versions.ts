import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * No version of a draft ever comes twice, also where a number's draft is thrown away and begun again: what was read of the one must not
 * pass for the other.
 */
export class DraftVersions20261130120000 implements MigrationInterface {
  name = 'DraftVersions20261130120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table evaluation_draft alter column version drop default;
      alter table evaluation_draft alter column version add generated always as identity;
      select setval(pg_get_serial_sequence('evaluation_draft', 'version'), max(version)) from evaluation_draft having max(version) is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
