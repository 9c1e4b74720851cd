import type { MigrationInterface, QueryRunner } from 'typeorm';

const ACCUMULATOR_COLUMNS = /* sql */ `
        agent_id int not null references person,
        -- the team at the time of the call; null: in no team that day
        team_id int references team,
        form_version_id int not null references form_version,
        purpose text not null,
        n int not null,
        sum_final_bp bigint not null,
        sum_final_sq bigint not null,
        n_pass int not null,
        n_excellent int not null,
        n_critical int not null,
        n_customer_critical int not null,
        n_business_critical int not null,
        n_compliance_critical int not null,
        missed_non_critical int not null,
        applicable_non_critical int not null,
        accuracy_applicable int not null,
        accuracy_clean int not null,
        -- in item order: how often applicable, how often missed, points in hundredths
        item_n int[] not null,
        item_missed int[] not null,
        item_sum bigint[] not null`;

const QA_COLUMNS = /* sql */ `
        evaluations_counted int not null,
        qa_score_bp int, qa_low_bp int, qa_high_bp int,
        pass_count int not null, excellent_count int not null, critical_count int not null,
        pass_rate_e6 int, pass_rate_low_e6 int, pass_rate_high_e6 int,
        excellent_rate_e6 int, excellent_rate_low_e6 int, excellent_rate_high_e6 int,
        critical_error_rate_e6 int, critical_error_rate_low_e6 int, critical_error_rate_high_e6 int,
        non_critical_error_rate_e6 int, business_accuracy_e6 int,
        sum_final_bp bigint not null, sum_final_sq bigint not null`;

/** Schemes, periods, the sums the worker keeps, and the immutable numbered runs made of them. */
export class Scorecards20261123080300 implements MigrationInterface {
  name = 'Scorecards20261123080300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table scheme (
        id int generated always as identity primary key,
        code text not null unique,
        name_zh text not null,
        name_en text not null,
        kind text not null check (kind in ('agent', 'team_leader'))
      );

      create table scheme_version (
        id int generated always as identity primary key,
        scheme_id int not null references scheme,
        number int not null,
        definition jsonb not null,
        -- the first period it is used for; null: from the beginning
        effective_from text,
        created_at timestamptz not null default now(),
        created_by text not null,
        unique (scheme_id, number)
      );

      create table period (
        id text primary key check (id ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        first_day date not null,
        last_day date not null,
        starts_at timestamptz not null,
        -- exclusive
        ends_at timestamptz not null,
        state text not null default 'open' check (state in ('open', 'closing', 'notice', 'published', 'locked')),
        notice_until date,
        published_run_id int,
        published_at timestamptz,
        locked_at timestamptz,
        check (first_day <= last_day),
        exclude using gist (daterange(first_day, last_day, '[]') with &&)
      );

      create table dirty (
        period_id text not null references period,
        agent_id int not null references person,
        version bigint not null default 1,
        primary key (agent_id, period_id)
      );
      create index dirty_period on dirty (period_id);

      create table accumulator (
        period_id text not null references period,
        scheme_version_id int not null references scheme_version,
        ${ACCUMULATOR_COLUMNS},
        unique nulls not distinct (agent_id, period_id, scheme_version_id, team_id, form_version_id, purpose)
      );
      create index accumulator_period on accumulator (period_id, scheme_version_id);

      create table scorecard_run (
        id int generated always as identity primary key,
        period_id text not null references period,
        number int not null,
        scheme_version_id int not null references scheme_version,
        leader_scheme_version_id int not null references scheme_version,
        as_of timestamptz not null,
        reason text,
        closed_by text not null,
        -- how many facts of each kind it was made of
        input_counts jsonb not null,
        -- sha-256 of the canonical rows, without run number and times
        checksum text not null,
        published_at timestamptz,
        published_by text,
        accepted_checks text[] not null default '{}',
        unique (period_id, number)
      );
      alter table period add foreign key (published_run_id) references scorecard_run;

      -- what a run was made of: the evaluations with the revision that counted, and the sums
      create table scorecard_run_input (
        agent_id int not null references person,
        run_id int not null references scorecard_run on delete cascade,
        evaluation_ids bigint[] not null,
        evaluation_revisions int[] not null,
        primary key (agent_id, run_id),
        check (cardinality(evaluation_ids) = cardinality(evaluation_revisions))
      );
      create table run_accumulator (
        run_id int not null references scorecard_run on delete cascade,
        ${ACCUMULATOR_COLUMNS},
        unique nulls not distinct (agent_id, run_id, team_id, form_version_id, purpose)
      );
      create index run_accumulator_run on run_accumulator (run_id);

      -- scores in basis points, rates in millionths, null: no data
      create table agent_scorecard (
        agent_id int not null references person,
        run_id int not null references scorecard_run on delete cascade,
        employee_no text not null,
        name text not null,
        team_id int references team,
        team_code text,
        hired_on date,
        evaluations_planned int not null,
        evaluations_completed int not null,
        ${QA_COLUMNS},
        customer_critical_accuracy_e6 int, business_critical_accuracy_e6 int, compliance_critical_accuracy_e6 int,
        exam_theory_bp int, exam_practical_bp int, exam_score_bp int, exam_passed boolean,
        workload_score_bp int, attendance_score_bp int,
        at_fault_complaints int not null, commendations int not null,
        complaint_points_bp int not null, commendation_points_bp int not null,
        composite_bp int, grade text, rank_center int, rank_team int,
        -- agents whose intervals overlap share a band
        tie_band int,
        status text not null check (status in ('ranked', 'insufficient_sample', 'no_data')),
        -- the parts behind the figures: components, exams, cases, workload, attendance, quota
        details jsonb not null,
        primary key (agent_id, run_id)
      );
      create index agent_scorecard_run on agent_scorecard (run_id, team_id);

      create table leader_scorecard (
        agent_id int not null references person,
        run_id int not null references scorecard_run on delete cascade,
        employee_no text not null,
        name text not null,
        team_id int references team,
        team_code text,
        ${QA_COLUMNS},
        team_qa_bp int, team_exam_bp int, team_workload_bp int, coaching_training_bp int, own_calls_bp int, attendance_score_bp int,
        at_fault_complaints int not null, commendations int not null,
        complaint_points_bp int not null, commendation_points_bp int not null,
        composite_bp int, grade text, rank_center int,
        status text not null check (status in ('ranked', 'insufficient_sample', 'no_data')),
        details jsonb not null,
        primary key (agent_id, run_id)
      );
      create index leader_scorecard_run on leader_scorecard (run_id);

      create table team_scorecard (
        run_id int not null references scorecard_run on delete cascade,
        team_id int not null references team,
        team_code text not null,
        team_name text not null,
        leader_id int references person,
        supervisor_id int references person,
        headcount int not null,
        evaluations_planned int not null,
        ${QA_COLUMNS},
        qa_score_mean_of_agents_bp int,
        exam_score_bp int, workload_score_bp int, attendance_score_bp int,
        at_fault_complaints int not null, commendations int not null,
        rank_center int,
        details jsonb not null,
        primary key (run_id, team_id)
      );

      create table supervisor_scorecard (
        run_id int not null references scorecard_run on delete cascade,
        supervisor_id int not null references person,
        employee_no text not null,
        name text not null,
        headcount int not null,
        team_codes text[] not null,
        ${QA_COLUMNS},
        qa_score_mean_of_agents_bp int,
        exam_score_bp int,
        at_fault_complaints int not null, commendations int not null,
        primary key (run_id, supervisor_id)
      );

      create table center_scorecard (
        run_id int primary key references scorecard_run on delete cascade,
        headcount int not null,
        evaluations_planned int not null,
        ${QA_COLUMNS},
        qa_score_mean_of_agents_bp int,
        exam_score_bp int,
        at_fault_complaints int not null, commendations int not null,
        calls_answered bigint, calls_outbound bigint,
        details jsonb not null
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
