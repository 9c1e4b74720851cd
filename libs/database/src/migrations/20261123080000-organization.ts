import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Settings, people and teams. Everything that changes with time carries a `daterange` and can never overlap itself. */
export class Organization20261123080000 implements MigrationInterface {
  name = 'Organization20261123080000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create extension if not exists btree_gist;

      create table setting (
        key text not null,
        version int not null,
        value jsonb not null,
        changed_at timestamptz not null default now(),
        changed_by text not null,
        primary key (key, version)
      );

      -- days that differ from Monday-to-Friday: holidays (working = false) and make-up days (working = true)
      create table calendar_exception (
        day date primary key,
        working boolean not null,
        name text not null
      );

      create table person (
        id int generated always as identity primary key,
        employee_no text not null unique,
        name text not null,
        hired_on date,
        left_on date,
        check (left_on >= hired_on)
      );
      create index person_name on person (name);

      create table person_post (
        agent_id int not null references person on delete cascade,
        post text not null check (post in ('agent', 'team_leader', 'shift_supervisor', 'qa_trainer', 'manager')),
        valid daterange not null check (not isempty(valid)),
        primary key (agent_id, valid),
        exclude using gist (agent_id with =, valid with &&)
      );

      create table team (
        id int generated always as identity primary key,
        code text not null unique,
        name text not null
      );

      create table team_membership (
        agent_id int not null references person on delete cascade,
        team_id int not null references team,
        valid daterange not null check (not isempty(valid)),
        primary key (agent_id, valid),
        exclude using gist (agent_id with =, valid with &&)
      );
      create index team_membership_team on team_membership (team_id);

      create table team_leadership (
        team_id int not null references team,
        leader_id int not null references person on delete cascade,
        valid daterange not null check (not isempty(valid)),
        primary key (team_id, valid),
        exclude using gist (team_id with =, valid with &&)
      );

      create table team_supervision (
        team_id int not null references team,
        supervisor_id int not null references person on delete cascade,
        valid daterange not null check (not isempty(valid)),
        primary key (team_id, valid),
        exclude using gist (team_id with =, valid with &&)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
