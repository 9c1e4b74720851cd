import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The orders in which facts are paged, for everybody and for one person at a time. */
export class FactLists20261123090300 implements MigrationInterface {
  name = 'FactLists20261123090300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      create index call_page on call (started_at, id);
      drop index call_started;
      create index call_agent_page on call (agent_id, started_at, id);

      create index case_record_page on case_record (received_at, id);
      drop index case_record_received;
      create index case_record_agent_page on case_record (agent_id, received_at, id);
      drop index case_record_agent;

      create index exam_result_page on exam_result (held_on, exam_id, agent_id, attempt);

      create index metric_value_page on metric_value (day, agent_id, metric_code, grain);
      drop index metric_value_day;
      create index metric_value_agent_page on metric_value (agent_id, day, metric_code, grain);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
