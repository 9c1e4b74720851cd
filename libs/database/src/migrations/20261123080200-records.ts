import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exam results, complaints and commendations, and key figures. */
export class Records20261123080200 implements MigrationInterface {
  name = 'Records20261123080200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table exam (
        id int generated always as identity primary key,
        code text not null unique,
        name text not null,
        -- basis points; null: the scheme's own marks
        pass_bp int,
        part_minimum_bp int
      );

      -- attempt 1 is the sitting, attempt 2 the retake; scores in basis points, null: that part was not taken
      create table exam_result (
        agent_id int not null references person,
        exam_id int not null references exam,
        attempt smallint not null check (attempt in (1, 2)),
        held_on date not null,
        theory_bp int check (theory_bp between 0 and 10000),
        practical_bp int check (practical_bp between 0 and 10000),
        status text not null check (status in ('normal', 'absent', 'retake', 'exempt', 'on_leave', 'deferred', 'cheating')),
        unexcused boolean not null default false,
        primary key (agent_id, exam_id, attempt)
      );
      create index exam_result_exam on exam_result (exam_id);

      -- one row a person of a case; agent_id null: the case concerns the centre
      create table case_record (
        id bigint generated always as identity primary key,
        case_no text not null,
        agent_id int references person,
        kind text not null check (kind in ('complaint', 'commendation')),
        received_at timestamptz not null,
        source text,
        category text,
        content text not null,
        recording_id text,
        verdict text check (verdict in ('substantiated', 'partly', 'unsubstantiated')),
        fault text check (fault in ('at_fault', 'partly', 'not_at_fault')),
        level text,
        verifier_id int references person,
        handling text,
        closed_at timestamptz,
        confirmed_at timestamptz,
        unique nulls not distinct (case_no, agent_id)
      );
      create index case_record_confirmed on case_record (confirmed_at);
      create index case_record_received on case_record (received_at);
      create index case_record_agent on case_record (agent_id);

      create table metric (
        code text primary key,
        name_zh text not null,
        name_en text not null,
        unit text not null,
        -- how daily values make a month
        aggregation text not null check (aggregation in ('sum', 'mean')),
        position smallint not null
      );

      -- day: that day's value; month: a whole period's value, day being the first of the month the period is named for
      create table metric_value (
        agent_id int not null references person,
        metric_code text not null references metric,
        grain text not null check (grain in ('day', 'month')),
        day date not null,
        value numeric(18, 4) not null,
        primary key (agent_id, metric_code, grain, day)
      );
      create index metric_value_day on metric_value (day);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
