import type { listCalls } from '@contracts/calls.js';
import type { Asking } from '../api/call.js';
import type { ListState } from '../list/use-list-state.js';

export const filterNames = ['period', 'team', 'agent', 'direction', 'channel', 'evaluated', 'recording_id'] as const;
export type FilterName = (typeof filterNames)[number];
export type FilterState = ListState<FilterName>;

export const DEFAULT_SORT = '-started_at';

/** The list that the address asks for: its texts are what the server reads. */
export function listAsked(values: FilterState['values']): Asking<typeof listCalls> {
  return { query: values as NonNullable<Asking<typeof listCalls>['query']> };
}
