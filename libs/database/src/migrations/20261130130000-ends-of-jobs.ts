import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a job's work came to is written with the work, and work that is done once has one job. */
export class EndsOfJobs20261130130000 implements MigrationInterface {
  name = 'EndsOfJobs20261130130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- written by the transaction that does the work; the row of the job itself is changed by others meanwhile
      create table job_outcome (
        job_id int primary key references job on delete cascade,
        result jsonb not null
      );

      -- what only one job at a time may do, or have done; null: as many as are asked for
      alter table job add column sole text;
      create unique index job_sole on job (sole) where state <> 'failed';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
