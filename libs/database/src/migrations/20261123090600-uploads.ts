import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that came in over the page or the HTTP interface, on their way to becoming an import. */
export class Uploads20261123090600 implements MigrationInterface {
  name = 'Uploads20261123090600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table upload (
        id int generated always as identity primary key,
        file_name text not null,
        bytes bigint not null,
        -- sha-256 of the file as it came in
        checksum text not null,
        uploaded_by text not null,
        uploaded_at timestamptz not null default now(),
        -- what the last look at it found, with messages not yet put into a language; null: nobody looked
        preview jsonb,
        -- whether the rows that were bad are kept as a workbook
        has_errors boolean not null default false,
        -- the batch it became; null: none yet
        batch_id int references import_batch on delete set null
      );
      create index upload_by on upload (uploaded_by, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
