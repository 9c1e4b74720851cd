import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that may be sent twice, and long work that people ask for and watch. */
export class RequestsAndJobs20261123090500 implements MigrationInterface {
  name = 'RequestsAndJobs20261123090500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- the answer to a write, under the key its sender gave it; status null: still being worked on
      create table idempotency_key (
        account_id int not null,
        key text not null,
        -- sha-256 of the request
        request bytea not null,
        status smallint,
        body jsonb,
        -- as the answer carried it; null: it carried none
        etag text,
        -- whoever took the key last; others no longer write here
        taking uuid not null default gen_random_uuid(),
        taken_at timestamptz not null default now(),
        primary key (account_id, key)
      );
      create index idempotency_key_taken on idempotency_key (taken_at);

      create table job (
        id int generated always as identity primary key,
        kind text not null,
        payload jsonb not null,
        state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
        progress smallint not null default 0 check (progress between 0 and 100),
        -- what is being done, as a message: key and parameters
        step jsonb,
        result jsonb,
        -- why it failed: key and parameters, or null
        error jsonb,
        requested_by text not null,
        requested_at timestamptz not null default now(),
        finished_at timestamptz
      );
      create index job_requested on job (requested_by, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
