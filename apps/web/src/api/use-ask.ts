import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { RouteDefinition } from '@contracts/http.js';
import { call, type AnswerOf, type Asking } from './call.js';

interface Options {
  /** Not asked yet when false. */
  enabled?: boolean;
  /** What was there stays on show while a change of the question is answered. */
  keep?: boolean;
}

/** Reads a declared GET route. Its key is the path and what it was asked with: `invalidateQueries({ queryKey: ['/forms'] })`. */
export function useAsk<Route extends RouteDefinition & { method: 'GET' }>(
  path: Route['path'],
  asking: Asking<Route>,
  { enabled = true, keep = false }: Options = {},
): UseQueryResult<AnswerOf<Route>> {
  const { params, query } = asking as { params?: object; query?: object };
  return useQuery({
    queryKey: [path, params ?? {}, query ?? {}],
    queryFn: ({ signal }) => (call as unknown as Caller<AnswerOf<Route>>)('GET', path, { params, query, signal }),
    enabled,
    placeholderData: keep ? (keepPreviousData as never) : undefined,
  });
}

type Caller<Answer> = (method: 'GET', path: string, asking: object) => Promise<Answer>;
