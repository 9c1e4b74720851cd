import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Fault } from './fault.js';
import { Waiting } from './waiting.js';

/** Shows what was asked for once it is there: a skeleton before, and what went wrong instead. */
export function Loaded<Data>({ query, children }: { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Fault error={query.error} retry={() => void query.refetch()} />;
  return <Waiting />;
}
