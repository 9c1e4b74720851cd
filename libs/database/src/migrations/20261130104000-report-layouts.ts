import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workbooks of a centre's own with placeholders, to be filled in with a month's figures. */
export class ReportLayouts20261130104000 implements MigrationInterface {
  name = 'ReportLayouts20261130104000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table report_layout (
        id int generated always as identity primary key,
        name text not null,
        -- whose it is; null: everybody's
        owner text,
        -- the workbook as it came in: a form, with nobody's figures in it
        content bytea not null,
        saved_by text not null,
        saved_at timestamptz not null default now()
      );
      create unique index report_layout_name on report_layout (coalesce(owner, ''), name);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
