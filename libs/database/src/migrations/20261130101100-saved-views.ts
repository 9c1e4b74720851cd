import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters of lists that people keep under a name. */
export class SavedViews20261130101100 implements MigrationInterface {
  name = 'SavedViews20261130101100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table saved_view (
        id int generated always as identity primary key,
        account_id int not null references account on delete cascade,
        -- which list it is of, such as evaluations
        list text not null,
        name text not null,
        -- whether everybody who may share finds it
        shared boolean not null,
        -- filters and sort as they stand in the address
        search jsonb not null,
        changed_at timestamptz not null default now(),
        unique (account_id, list, name)
      );
      create index saved_view_shared on saved_view (list) where shared;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
