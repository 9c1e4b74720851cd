import { QueryClient } from '@tanstack/react-query';
import { UnreachableError } from './problem.js';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Asked even when the browser thinks that there is no network, so that whoever waits is told.
      networkMode: 'always',
      refetchOnWindowFocus: true,
      // What the server refused it would refuse again; a lost network comes back.
      retry: (failures, error) => error instanceof UnreachableError && failures < 2,
    },
  },
});
