import { AsyncLocalStorage } from 'node:async_hooks';

/** Where something was asked for. */
export interface RequestOrigin {
  /** The network address. */
  address: string;
  requestId: string;
}

const origins = new AsyncLocalStorage<RequestOrigin>();

/** Everything that the work does is done for this request. */
export function withOrigin<Result>(origin: RequestOrigin, work: () => Result): Result {
  return origins.run(origin, work);
}

/** The request at hand; null: no request, but a command, a job or a start. */
export function currentOrigin(): RequestOrigin | null {
  return origins.getStore() ?? null;
}
