import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { BodyTypeError } from './http.errors.js';
import { JSON_LIMIT, JSON_LIMIT_BYTES } from './limits.js';

/** Reads JSON bodies; what is wrong with one is said in a sentence. */
export function jsonBody(): RequestHandler {
  const read = express.json({ limit: JSON_LIMIT_BYTES, type: 'application/json' });
  return (request: Request, response: Response, next: NextFunction) =>
    read(request, response, (error?: unknown) => next(error === undefined || error === null ? undefined : refusalOf(error)));
}

function refusalOf(error: unknown): unknown {
  switch ((error as { type?: unknown }).type) {
    case 'entity.too.large':
      return new FairmarkError('http.body_too_large', { limit: JSON_LIMIT }, 413);
    case 'entity.parse.failed':
      return new FairmarkError('http.body_not_json', {}, 400);
    case 'request.aborted':
    case 'request.size.invalid':
      return new FairmarkError('http.interrupted', {}, 400);
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new BodyTypeError('application/json; charset=utf-8');
    default:
      // A body that claims to be compressed and is not, and the like.
      return (error as { status?: unknown }).status === 400 ? new FairmarkError('http.body_not_json', {}, 400) : error;
  }
}
