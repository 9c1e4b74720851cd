import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { PER_ADDRESS, PER_SESSION, PER_TOKEN, SIGN_INS_PER_ADDRESS } from './limits.js';
import { RequestCounter } from './request-counter.js';
import { plainPath } from './plain-path.js';
import { sessionSecretOf } from './session-cookie.js';

const WINDOW_MS = 60_000;

/** Slows down whoever asks too much. Each process counts for itself; guessing at passwords is held back by the account's own lock besides. */
export function rateLimits(): RequestHandler {
  const upTo = (limit: number) => new RequestCounter(limit, WINDOW_MS);
  const [signIns, strangers, all, scripts, pages] = [
    upTo(SIGN_INS_PER_ADDRESS),
    upTo(PER_ADDRESS),
    upTo(2 * PER_TOKEN),
    upTo(PER_TOKEN),
    upTo(PER_SESSION),
  ];
  return (request, _response, next) => {
    const address = ipKeyGenerator(request.ip ?? '');
    const token = request.headers.authorization;
    const claim = token ?? sessionSecretOf(request);
    const callers = token === undefined ? pages : scripts;
    const isSignIn = request.method === 'POST' && plainPath(request) === '/api/v1/sign-in';
    const admitted =
      (!isSignIn || signIns.take(address)) &&
      // A claim may be made up anew for each request, so an address as a whole has its limit too.
      all.take(address) &&
      (claim === null || isSignIn ? strangers.take(address) : callers.take(digestOf(claim)));
    next(admitted ? undefined : new FairmarkError('http.too_many_requests', { seconds: WINDOW_MS / 1000 }, 429));
  };
}

/** What the request claims to come with is not checked yet, and not kept. */
function digestOf(claim: string): string {
  return createHash('sha256').update(claim).digest('base64');
}
