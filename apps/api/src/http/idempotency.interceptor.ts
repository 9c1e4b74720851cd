import { createHash, randomUUID } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { catchError, finalize, from, mergeMap, of, type Observable } from 'rxjs';
import { recognisedOn } from './caller.js';
import { routeOf } from './handle.js';
import { KeyBusyError, KeyInvalidError, KeyReusedError } from './http.errors.js';
import { IdempotencyStore, type KeptAnswer } from './idempotency.store.js';

/** Well within the minute after which a key may be taken anew. */
const RENEW_MS = 20_000;

/** A write sent twice under one `Idempotency-Key` is done once, and answered the same both times. A refused one may be tried again. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly store: IdempotencyStore) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const route = routeOf(context.getHandler());
    const key = request.headers['idempotency-key'];
    const { actor } = recognisedOn(request);
    if (key === undefined || actor === null || route === null || route.method === 'GET' || route.secret === true) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw new KeyInvalidError();
    const taking = randomUUID();
    const response = http.getResponse<Response>();
    const kept = await this.store.take(actor.accountId, key, taking, digestOf(request));
    if (kept !== null) {
      if (!kept.same) throw new KeyReusedError();
      if (kept.status === null) throw new KeyBusyError();
      replayOn(response, kept.status, kept.etag);
      return of(kept.body ?? undefined);
    }
    // One that fails is made good by the next.
    const renewing = setInterval(() => void this.store.renew(actor.accountId, key, taking).catch(() => undefined), RENEW_MS);
    return next.handle().pipe(
      mergeMap((answer: unknown) => from(this.store.keep(actor.accountId, key, taking, answerOf(response, answer)).then(() => answer))),
      catchError(async (error: unknown) => {
        await this.store.release(actor.accountId, key, taking);
        throw error;
      }),
      finalize(() => clearInterval(renewing)),
    );
  }
}

function answerOf(response: Response, body: unknown): Omit<KeptAnswer, 'same'> {
  const etag = response.getHeader('etag');
  return { status: response.statusCode, body, etag: typeof etag === 'string' ? etag : null };
}

function replayOn(response: Response, status: number, etag: string | null): void {
  response.status(status).setHeader('idempotent-replayed', 'true');
  response.setHeader('cache-control', etag === null ? 'private, no-store' : 'private, no-cache');
  if (etag !== null) response.setHeader('etag', etag);
}

/** An upload is recognised by its length: its content goes by as a stream. */
function digestOf(request: Request): Buffer {
  const body: unknown = request.body;
  const content = body === undefined ? (request.headers['content-length'] ?? '') : JSON.stringify(body);
  return createHash('sha256').update(`${request.method} ${request.originalUrl}\n${content}`).digest();
}
