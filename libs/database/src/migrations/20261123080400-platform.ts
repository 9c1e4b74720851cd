import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports with what they changed, exports, the outbox and the audit trail. */
export class Platform20261123080400 implements MigrationInterface {
  name = 'Platform20261123080400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table import_batch (
        id int generated always as identity primary key,
        kind text not null,
        file_name text not null,
        -- sha-256 of the file as it came in
        checksum text not null,
        -- name in the file store, encrypted there; null: not kept
        stored_as text,
        rows_read int not null,
        rows_imported int not null,
        rows_unchanged int not null,
        rows_failed int not null,
        state text not null check (state in ('committed', 'reverted')),
        restate_reason text,
        imported_at timestamptz not null default now(),
        imported_by text not null,
        reverted_at timestamptz,
        reverted_by text
      );

      -- the state of each touched fact before and after, by natural key; null: it did not exist
      create table import_change (
        batch_id int not null references import_batch on delete cascade,
        seq int not null,
        entity text not null,
        key text not null,
        before jsonb,
        after jsonb,
        primary key (batch_id, seq)
      );
      create index import_change_key on import_change (entity, key);

      create table import_map (
        name text primary key,
        kind text not null,
        columns jsonb not null,
        saved_at timestamptz not null default now(),
        saved_by text not null
      );

      create table export_job (
        id int generated always as identity primary key,
        report text not null,
        period_id text not null,
        scope jsonb not null,
        language text not null check (language in ('zh', 'en')),
        run_id int references scorecard_run,
        state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
        progress smallint not null default 0 check (progress between 0 and 100),
        step text,
        directory text not null,
        file_names text[] not null default '{}',
        -- sha-256 of each file, in the order of file_names
        checksums text[] not null default '{}',
        error text,
        requested_by text not null,
        requested_at timestamptz not null default now(),
        finished_at timestamptz
      );

      create table outbox (
        id bigint generated always as identity primary key,
        queue text not null,
        name text not null,
        payload jsonb not null,
        created_at timestamptz not null default now(),
        relayed_at timestamptz
      );
      create index outbox_waiting on outbox (id) where relayed_at is null;

      create table audit_event (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        actor text not null,
        action text not null,
        subject text not null,
        detail jsonb not null default '{}'
      );
      create index audit_event_at on audit_event (at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
