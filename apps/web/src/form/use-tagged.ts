import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Tagged } from '../api/call.js';

/** Reads something with the tag it can be written over with, and keeps it as it was read while it is edited. */
export function useTagged<Data>(key: readonly unknown[], read: () => Promise<Tagged<Data>>): UseQueryResult<Tagged<Data>> {
  return useQuery({ queryKey: ['tagged', ...key], queryFn: read, staleTime: 0, gcTime: 0, refetchOnWindowFocus: false });
}
