import 'reflect-metadata';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { migrations } from '@database/migrations.js';
import { SettingsService } from '@domain/settings/settings.service.js';
import { ConfigModule } from '@platform/config/config.module.js';
import { DatabaseModule } from '@platform/database/database.module.js';
import { errorCode } from '@platform/database/database.errors.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { nestLogger } from '@platform/logging/logger.js';
import { runProcess, type Running, type Shell } from '@platform/process/run-process.js';
import { QueueModule } from '@platform/queue/queue.module.js';
import { ApiModule } from './api.module.js';
import { ProblemFilter } from './problem/problem.filter.js';

async function startApi({ environment, logger, dataSource, backend }: Shell): Promise<Running> {
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: ApiModule,
      imports: [ConfigModule.forEnvironment(environment), DatabaseModule.forConnection(dataSource), QueueModule.forBackend(backend)],
    },
    { logger: nestLogger(logger), abortOnError: false, forceCloseConnections: true },
  );
  app.disable('x-powered-by');
  app.use(cautiousHeaders);
  app.useGlobalFilters(new ProblemFilter(logger, environment.language));
  await dataSource.transaction((tx) => app.get(SettingsService).settleTimeZone(tx, environment.timeZone, 'start'));
  const { host, port } = environment;
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    if (errorCode(error) === 'EADDRINUSE') throw new FairmarkError('platform.port_taken', { port });
    if (errorCode(error) === 'EACCES') throw new FairmarkError('platform.port_forbidden', { port });
    throw error;
  }
  const bound = (app.getHttpServer() as Server).address() as AddressInfo;
  return { address: environment.publicUrl ?? `http://localhost:${bound.port}`, close: () => app.close() };
}

function cautiousHeaders(_request: IncomingMessage, response: ServerResponse, next: () => void): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('content-security-policy', `default-src 'none'; frame-ancestors 'none'`);
  next();
}

await runProcess({ name: 'api', migrations, poolSize: 8, queuePoolSize: 2 }, startApi);
