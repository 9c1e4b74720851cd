import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audio of calls, kept beside the database. */
export class Recordings20261130101000 implements MigrationInterface {
  name = 'Recordings20261130101000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- by the recording's own name, as call_key: it stays when a call list gives the call to another agent
      create table recording (
        recording_id text primary key,
        kind text not null check (kind in ('wav', 'mp3', 'ogg')),
        file_name text not null,
        bytes bigint not null,
        -- sha-256 of the audio as it came in
        checksum text not null,
        -- below the folder of stored files, encrypted
        stored_as text not null unique,
        -- null: not known
        duration_s double precision,
        -- the loudest of each of about 1000 equal parts, a byte each; null: not made
        peaks bytea,
        peaks_pending boolean not null,
        uploaded_by text not null,
        uploaded_at timestamptz not null default now()
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
