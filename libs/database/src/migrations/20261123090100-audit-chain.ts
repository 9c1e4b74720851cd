import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail becomes a chain that only grows, published runs hold its head, and the database knows which field key is in use. */
export class AuditChain20261123090100 implements MigrationInterface {
  name = 'AuditChain20261123090100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- chain_seq: the place in the chain, null: not chained yet; cleared_at: when retention emptied the detail, null: it is as it was written
      alter table audit_event add column chain_seq bigint, add column cleared_at timestamptz;
      create index audit_event_waiting on audit_event (id) where chain_seq is null;

      -- seq counts from 1 without gaps, in the order events were chained, which is not that of their ids
      create table audit_chain (
        seq bigint primary key,
        event_id bigint not null unique references audit_event,
        -- sha-256 of the event's detail; it stays when the detail is cleared
        payload_digest bytea not null,
        previous_hash bytea not null,
        hash bytea not null
      );

      -- the head of the chain when the run was published; null: it is not published, or was before there was a chain
      alter table scorecard_run add column audit_seq bigint, add column audit_hash bytea;

      create function audit_only_grows() returns trigger language plpgsql as $$
      begin
        if tg_op = 'TRUNCATE' and current_setting('fairmark.restoring', true) = 'on' then
          return null;
        end if;
        if tg_op = 'UPDATE' and tg_table_name = 'audit_event' then
          if old.chain_seq is null and new.chain_seq is not null
            and to_jsonb(new) - 'chain_seq' = to_jsonb(old) - 'chain_seq' then
            return new;
          end if;
          if old.chain_seq is not null and old.cleared_at is null and new.cleared_at is not null and new.detail = '{}'
            and to_jsonb(new) - '{cleared_at,detail}'::text[] = to_jsonb(old) - '{cleared_at,detail}'::text[] then
            return new;
          end if;
        end if;
        raise exception 'The audit trail only grows' using errcode = 'insufficient_privilege';
      end
      $$;
      create trigger audit_event_only_grows before update or delete on audit_event for each row execute function audit_only_grows();
      create trigger audit_event_is_kept before truncate on audit_event for each statement execute function audit_only_grows();
      create trigger audit_chain_only_grows before update or delete on audit_chain for each row execute function audit_only_grows();
      create trigger audit_chain_is_kept before truncate on audit_chain for each statement execute function audit_only_grows();

      -- the keys that customer numbers and kept files were sealed with: never a key itself, only its id and something it sealed
      create table field_key (
        key_id text primary key,
        proof bytea not null,
        adopted_at timestamptz not null default now(),
        -- null: in use
        retired_at timestamptz
      );
      create unique index field_key_in_use on field_key ((retired_at is null)) where retired_at is null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
