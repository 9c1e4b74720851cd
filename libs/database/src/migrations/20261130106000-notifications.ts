import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told of at the bell, and up to where it has been told. */
export class Notifications20261130106000 implements MigrationInterface {
  name = 'Notifications20261130106000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- its sentence is made by the page, in the reader's language
      create table notification (
        id bigint generated always as identity primary key,
        account_id int not null references account on delete cascade,
        kind text not null,
        params jsonb not null,
        -- where the page shows what it is about
        path text not null,
        created_at timestamptz not null default now(),
        -- null: unread
        read_at timestamptz
      );
      create index notification_account on notification (account_id, id);
      create index notification_unread on notification (account_id) where read_at is null;

      -- One row. Revisions written before it have been told; it never passes a transaction that may still write an older one.
      create table notification_mark (
        only_one boolean primary key default true check (only_one),
        told_until timestamptz not null
      );

      -- what is told once: which state of which thing
      create table notification_told (
        kind text not null,
        subject text not null,
        told_at timestamptz not null default now(),
        primary key (kind, subject)
      );

      -- what is there already is no news
      insert into notification_mark (told_until) values (now());
      insert into notification_told (kind, subject)
      select 'month_on_notice', id from period where state = 'notice'
      union all
      select 'month_published', id::text from scorecard_run where published_at is not null
      union all
      select 'scheme_waiting', id::text from scheme_version where state = 'draft';

      -- revisions are only added, in the order of their time but for those of long transactions
      create index evaluation_revision_changed on evaluation_revision using brin (changed_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
