import type { IncomingMessage } from 'node:http';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { RouteDefinition } from '@contracts/http.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { addressOf } from './route-address.js';
import { BodyTypeError } from './http.errors.js';
import { shapeOf } from './json-shape.js';
import { JSON_DEPTH, JSON_LIMIT, JSON_LIMIT_BYTES, STRANGER_JSON_LIMIT, STRANGER_JSON_LIMIT_BYTES } from './limits.js';
import { plainPath } from './plain-path.js';
import { sessionSecretOf } from './session-cookie.js';

const suspects = new WeakSet<object>();

/** Reads JSON bodies, short ones from strangers and on public routes; what is wrong with one is said in a sentence. */
export function jsonBody(routes: readonly RouteDefinition[]): RequestHandler {
  const open = new Set(routes.filter(({ permission }) => permission === 'public').map((route) => `${route.method} ${addressOf(route)}`));
  const long = readUpTo(JSON_LIMIT_BYTES, JSON_LIMIT);
  const short = readUpTo(STRANGER_JSON_LIMIT_BYTES, STRANGER_JSON_LIMIT);
  return (request, response, next) => {
    const isStranger = request.headers.authorization === undefined && sessionSecretOf(request) === null;
    const read = isStranger || open.has(`${request.method} ${plainPath(request)}`) ? short : long;
    return read(request, response, next);
  };
}

/** Whether the body may hold NUL or half a character: only then is it worth a search. */
export function mayHoldBrokenText(request: object): boolean {
  return suspects.has(request);
}

function readUpTo(bytes: number, limit: string): RequestHandler {
  const read = express.json({ limit: bytes, type: 'application/json', verify: inspect });
  return (request: Request, response: Response, next: NextFunction) =>
    read(request, response, (error?: unknown) => next(error === undefined || error === null ? undefined : refusalOf(error, limit)));
}

/** Before anything is made of the bytes. The parser's errors are told by their `type`. */
function inspect(request: IncomingMessage, _response: unknown, raw: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw Object.assign(new Error('JSON is UTF-8'), { type: 'charset.unsupported' });
  const { depth, suspect } = shapeOf(raw);
  if (depth > JSON_DEPTH) throw Object.assign(new Error('JSON too deep'), { type: 'too.deep' });
  if (suspect) suspects.add(request);
}

function refusalOf(error: unknown, limit: string): unknown {
  switch ((error as { type?: unknown }).type) {
    case 'entity.too.large':
      return new FairmarkError('http.body_too_large', { limit }, 413);
    case 'too.deep':
      return new FairmarkError('http.body_too_deep', { levels: JSON_DEPTH }, 400);
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
