import { createHash } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { PER_ADDRESS, PER_CALLER, SIGN_INS_PER_ADDRESS } from './limits.js';
import { sessionSecretOf } from './session-cookie.js';

const WINDOW_MS = 60_000;

/** Slows down whoever asks too much. Each process counts for itself; guessing at passwords is held back by the account's own lock besides. */
export function rateLimits(): RequestHandler[] {
  return [
    limiter(SIGN_INS_PER_ADDRESS, addressOf, (request) => !(request.method === 'POST' && request.path === '/api/v1/sign-in')),
    limiter(PER_ADDRESS, addressOf, (request) => credentialOf(request) !== null),
    // A claim may be made up anew for each request, so an address as a whole has its limit too.
    limiter(2 * PER_CALLER, addressOf, () => false),
    limiter(
      PER_CALLER,
      (request) => `${credentialOf(request)}`,
      (request) => credentialOf(request) === null,
    ),
  ];
}

function limiter(limit: number, key: (request: Request) => string, skip: (request: Request) => boolean): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    keyGenerator: key,
    skip,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request: Request, _response: Response, next: NextFunction) =>
      next(new FairmarkError('http.too_many_requests', { seconds: WINDOW_MS / 1000 }, 429)),
  });
}

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '');
}

/** What the request claims to come with: a digest of it, for the claim is not checked yet. */
function credentialOf(request: Request): string | null {
  const claim = request.headers.authorization ?? sessionSecretOf(request);
  return claim === null ? null : createHash('sha256').update(claim).digest('base64');
}
