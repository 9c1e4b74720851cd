import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { lastValueFrom, Subject } from 'rxjs';
import { defineRoute } from '@contracts/http.js';
import { EVERYTHING } from '@platform/auth/data-scope.js';
import type { Actor } from '@platform/auth/actor.js';
import { recognise } from './caller.js';
import { Handle } from './handle.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import type { IdempotencyStore } from './idempotency.store.js';

const { jest } = import.meta;

class Controller {
  @Handle(defineRoute({ method: 'POST', path: '/x', tag: 'x', summary: 'x', permission: 'signed_in', data: 'none' }))
  write(this: void): void {}
}

describe('a request under an Idempotency-Key', () => {
  it('renews its key for as long as it runs, and no longer', async () => {
    jest.useFakeTimers();
    const renew = jest.fn(async () => undefined);
    const keep = jest.fn(async () => undefined);
    const store = { take: async () => null, renew, keep, release: async () => undefined };
    const request = { method: 'POST', originalUrl: '/x', headers: { 'idempotency-key': 'k' }, body: {} };
    recognise(request, { actor: { accountId: 7 } as Actor, scope: EVERYTHING, sessionId: null, language: null });
    const http = { getRequest: () => request, getResponse: () => ({ statusCode: 200, getHeader: () => '"3"' }) };
    const context = { switchToHttp: () => http, getHandler: () => Controller.prototype.write } as unknown as ExecutionContext;
    const running = new Subject<unknown>();
    const next: CallHandler = { handle: () => running };
    const answer = lastValueFrom(await new IdempotencyInterceptor(store as unknown as IdempotencyStore).intercept(context, next));
    jest.advanceTimersByTime(65_000);
    expect(renew).toHaveBeenCalledTimes(3);
    running.next('done');
    running.complete();
    expect(await answer).toBe('done');
    expect(keep).toHaveBeenCalledWith(7, 'k', expect.any(String), { status: 200, body: 'done', etag: '"3"' });
    jest.advanceTimersByTime(65_000);
    expect(renew).toHaveBeenCalledTimes(3);
    jest.useRealTimers();
  });
});
