import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { withOrigin } from '@platform/auth/request-origin.js';
import { ConfigModule } from '@platform/config/config.module.js';
import { DatabaseModule } from '@platform/database/database.module.js';
import { nestLogger } from '@platform/logging/logger.js';
import type { Shell } from '@platform/process/run-process.js';
import { QueueModule } from '@platform/queue/queue.module.js';
import { ApiModule } from './api.module.js';
import { LANGUAGE_SETTING, LOGGER_SETTING } from './http/caller.js';
import { compress } from './http/compress.js';
import { jsonBody } from './http/json-body.js';
import { HEAD_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from './http/limits.js';
import { rateLimits } from './http/rate-limit.js';
import { requestLog } from './http/request-log.js';
import { RouteListService } from './http/route-list.service.js';
import { securityHeaders } from './http/security-headers.js';
import { answerUnreadable } from './http/unreadable-requests.js';
import { MetricsService } from './metrics/metrics.service.js';
import { PageService } from './page/page.service.js';
import { QueueBoardService } from './queues/queue-board.service.js';

/** The HTTP server, wired and not yet listening. */
export async function createServer({ environment, logger, dataSource, backend }: Shell): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: ApiModule,
      imports: [ConfigModule.forEnvironment(environment), DatabaseModule.forConnection(dataSource), QueueModule.forBackend(backend)],
    },
    { logger: nestLogger(logger), abortOnError: false, bodyParser: false, forceCloseConnections: false },
  );
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', environment.trustProxy);
  app.set('query parser', 'simple');
  app.set(LANGUAGE_SETTING, environment.language);
  app.set(LOGGER_SETTING, logger);
  app.use(requestLog(logger));
  app.use(securityHeaders(environment.publicUrl?.startsWith('https:') ?? false));
  app.get(PageService).mount(app);
  app.use(rateLimits());
  app.use(app.get(MetricsService).middleware());
  app.use(compress());
  app.get(QueueBoardService).mount(app);
  app.use(jsonBody(app.get(RouteListService).list()));
  app.use((request: Request, _response: Response, next: NextFunction) =>
    withOrigin({ address: request.ip ?? '', requestId: request.id }, next),
  );
  const server = app.getHttpServer() as Server;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEAD_TIMEOUT_MS;
  answerUnreadable(server, environment.language);
  return app;
}
