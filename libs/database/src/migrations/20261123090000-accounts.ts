import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may sign in, as what, and what they came in with. No secret is kept that could be used again: only digests. */
export class Accounts20261123090000 implements MigrationInterface {
  name = 'Accounts20261123090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- the person of an account is whoever bears its number, so that a roster may come in before or after it and be taken back
      create table account (
        id int generated always as identity primary key,
        employee_no text not null unique check (employee_no <> ''),
        name text not null,
        -- argon2id as a PHC string; null: signs in through the directory or single sign-on only
        password_hash text,
        must_change_password boolean not null default false,
        -- counts up with each new password, so that a sign-in with the one before cannot slip in beside the change
        password_version int not null default 1,
        -- null: the holder has not chosen one yet
        password_changed_at timestamptz,
        -- null: as the page or the system has it
        language text check (language in ('zh', 'en')),
        disabled_at timestamptz,
        last_sign_in_at timestamptz,
        -- counts up with each change by an administrator
        version int not null default 1,
        created_at timestamptz not null default now(),
        created_by text not null
      );

      create table account_role (
        account_id int not null references account on delete cascade,
        role text not null check (role in ('agent', 'team_leader', 'shift_supervisor', 'qa_trainer', 'manager', 'admin')),
        valid daterange not null check (not isempty(valid)),
        granted_by text not null,
        granted_at timestamptz not null default now(),
        primary key (account_id, role, valid),
        exclude using gist (account_id with =, role with =, valid with &&)
      );

      -- a deputy acts for a role that the principal holds, on these days, until it is ended
      create table account_deputy (
        id int generated always as identity primary key,
        deputy_id int not null references account on delete cascade,
        principal_id int not null references account on delete cascade,
        role text not null check (role in ('team_leader', 'shift_supervisor', 'qa_trainer', 'manager', 'admin')),
        valid daterange not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
        named_by text not null,
        named_at timestamptz not null default now(),
        ended_by text,
        ended_at timestamptz,
        check (deputy_id <> principal_id),
        check ((ended_at is null) = (ended_by is null)),
        exclude using gist (deputy_id with =, principal_id with =, role with =, valid with &&) where (ended_at is null)
      );
      create index account_deputy_principal on account_deputy (principal_id);

      create table account_session (
        id uuid primary key default gen_random_uuid(),
        account_id int not null references account on delete cascade,
        -- sha-256 of the cookie
        secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
        via text not null check (via in ('password', 'directory', 'single_sign_on')),
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        -- however busy it is, it ends then
        expires_at timestamptz not null,
        address text not null,
        user_agent text not null
      );
      create index account_session_account on account_session (account_id);

      create table access_token (
        id int generated always as identity primary key,
        account_id int not null references account on delete cascade,
        name text not null,
        permissions text[] not null check (cardinality(permissions) > 0),
        -- sha-256 of the whole token
        secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
        -- its first characters, to tell it from others
        hint text not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      create index access_token_account on access_token (account_id);

      -- kept by what was typed, not by account: numbers that nobody has are held back alike
      create table sign_in_failure (
        -- sha-256 of the number
        login_hash bytea primary key check (octet_length(login_hash) = 32),
        -- in a row; those still being checked count
        failed int not null,
        -- of them, those still being checked
        checking int not null,
        last_at timestamptz not null,
        -- null: free to try
        locked_until timestamptz
      );
      create index sign_in_failure_last_at on sign_in_failure (last_at);

      -- someone on the way to the identity provider and back
      create table single_sign_on_attempt (
        -- sha-256 of the cookie
        secret_hash bytea primary key check (octet_length(secret_hash) = 32),
        state text not null,
        nonce text not null,
        verifier text not null,
        return_to text not null,
        expires_at timestamptz not null
      );
      create index single_sign_on_attempt_expires_at on single_sign_on_attempt (expires_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
