import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How agents took note of their evaluations. It counts for nothing: no month is summed again for it. */
export class Acknowledgements20261130101200 implements MigrationInterface {
  name = 'Acknowledgements20261130101200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create table acknowledgement (
        agent_id int not null,
        evaluation_id bigint not null,
        -- as it stood when it was acknowledged; a later one is a correction
        revision int not null,
        acknowledged_at timestamptz not null default now(),
        -- nobody did anything until the deadline was over
        by_default boolean not null,
        primary key (agent_id, evaluation_id),
        foreign key (agent_id, evaluation_id) references evaluation (agent_id, id) on delete cascade
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
