import { describeQueue } from './queue-suite.js';

describeQueue('a queue in PostgreSQL', null, async ({ dataSource }) => {
  await dataSource.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ~* 'bullmq|listen|job'`,
  );
});
