import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from '@platform/logging/logger.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Also told to the caller, in `x-request-id` and in problem documents. */
    id: string;
  }
}

/**
 * One line a request that was refused or failed, with its id; with LOG_LEVEL=debug one for each. The id of a proxy in front is taken over.
 * Neither secrets nor query strings are written down. Nothing is made for a request that is not logged: most are not.
 */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    request.id = idOf(request.headers['x-request-id']);
    response.setHeader('x-request-id', request.id);
    response.once('close', () => {
      // What failed unforeseen is told where it failed, with its cause.
      const level = response.statusCode >= 400 ? 'info' : 'debug';
      if (!logger.isLevelEnabled(level)) return;
      const line = {
        req: { id: request.id, method: request.method, path: request.originalUrl.split('?')[0] },
        res: { status: response.statusCode },
        responseTime: Math.round(performance.now() - began),
      };
      logger[level](line, response.writableFinished ? 'request completed' : 'request aborted');
    });
    next();
  };
}

function idOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:-]{8,100}$/.test(given) ? given : randomUUID();
}
