import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls drawn for evaluators so that anyone can draw them again, and how long evaluating took. */
export class ScoringDesk20261130100000 implements MigrationInterface {
  name = 'ScoringDesk20261130100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- Over all sittings, without pauses.
      alter table evaluation_draft add column seconds_spent int not null default 0 check (seconds_spent >= 0);
      -- null: not measured, as with what was imported
      alter table evaluation add column seconds_spent int check (seconds_spent >= 0);

      -- One call drawn for one evaluator: an agent from those below their number, then one of that agent's calls, each by a seed of its own.
      -- Insert only.
      create table evaluation_draw (
        agent_id int not null references person,
        id int generated always as identity,
        period_id text not null references period,
        evaluator_id int not null references person,
        recording_id text not null,
        -- the draft that was begun with it
        evaluation_no text not null,
        generator text not null,
        agent_seed numeric(20) not null,
        call_seed numeric(20) not null,
        -- team and direction that were asked for; null: any
        team_code text,
        direction text check (direction in ('inbound', 'outbound')),
        agent_frame int[] not null,
        -- in the order drawn: those without a call to draw
        passed_over int[] not null,
        call_frame text[] not null,
        -- how many agents and calls were left out, by reason
        exclusions jsonb not null,
        drawn_at timestamptz not null default now(),
        primary key (agent_id, id)
      );
      create unique index evaluation_draw_id on evaluation_draw (id);
      create index evaluation_draw_recording on evaluation_draw (recording_id);
      create index evaluation_draft_recording on evaluation_draft (recording_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
