import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { queues } from '@contracts/queues.js';
import { migrations } from '@database/migrations.js';
import { ConfigModule } from '@platform/config/config.module.js';
import { DatabaseModule } from '@platform/database/database.module.js';
import { FieldKeyGuard } from '@platform/crypto/field-key-guard.js';
import { nestLogger } from '@platform/logging/logger.js';
import { runProcess, type Running, type Shell } from '@platform/process/run-process.js';
import { registerHandlers, type AnyJobHandler } from '@platform/queue/handler-registry.js';
import { JobQueues } from '@platform/queue/job-queue.js';
import { OutboxRelay } from '@platform/queue/outbox-relay.js';
import { QueueModule } from '@platform/queue/queue.module.js';
import { scheduleMaintenance } from './maintenance/maintenance.schedule.js';
import { processors, WorkerModule } from './worker.module.js';

async function startWorker({ environment, logger, dataSource, backend }: Shell): Promise<Running> {
  const app = await NestFactory.createApplicationContext(
    {
      module: WorkerModule,
      imports: [ConfigModule.forEnvironment(environment), DatabaseModule.forConnection(dataSource), QueueModule.forBackend(backend)],
    },
    { logger: nestLogger(logger), abortOnError: false },
  );
  await app.get(FieldKeyGuard).adopt();
  const onError = (error: Error) => logger.warn(error, 'queue');
  const handlers = registerHandlers(
    backend,
    queues,
    processors.map((processor) => app.get<AnyJobHandler<typeof queues>>(processor)),
    {
      concurrency: environment.workerConcurrency,
      onError,
      onFailed: (queue, jobId, error, willRetry) =>
        logger[willRetry ? 'warn' : 'error']({ err: error, queue, jobId, willRetry }, 'job failed'),
    },
  );
  const jobQueues = new JobQueues(backend, onError);
  await scheduleMaintenance(jobQueues);
  const relay = new OutboxRelay(dataSource, jobQueues, Object.keys(queues), onError);
  relay.start();
  return {
    address: null,
    close: async () => {
      await relay.stop();
      await handlers.close();
      await jobQueues.close();
      await app.close();
    },
  };
}

// One connection for each queue's worker to listen on, and a few for the work of all.
await runProcess(
  { name: 'worker', migrations, poolSize: 8, queuePoolSize: Object.keys(queues).length + 4, answersRequests: false },
  startWorker,
);
