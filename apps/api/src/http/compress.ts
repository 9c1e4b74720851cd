import { constants } from 'node:zlib';
import compression from 'compression';
import type { RequestHandler, Response } from 'express';

/** Compresses long answers for those who take them compressed: lightly, for the caller waits. */
export function compress(): RequestHandler {
  const handler = compression({
    level: constants.Z_BEST_SPEED,
    filter: (request, response) =>
      !isStream(response as Response) && !response.hasHeader('accept-ranges') && compression.filter(request, response),
  });
  return (request, response, next) => {
    if (request.headers['accept-encoding'] !== undefined) handler(request, response, next);
    else next();
  };
}

/** A compressor that waits for more would hold events back. */
function isStream(response: Response): boolean {
  const type = response.getHeader('content-type');
  return typeof type === 'string' && type.startsWith('text/event-stream');
}
