import type { listEvaluations } from '@contracts/evaluations.js';
import type { Asking } from '../api/call.js';
import type { ListState } from '../list/use-list-state.js';

export const filterNames = [
  'period',
  'period_from',
  'missed',
  'team',
  'agent',
  'evaluator',
  'form',
  'purpose',
  'state',
  'critical',
  'score_from',
  'score_to',
  'recording_id',
  'q',
] as const;
export type FilterName = (typeof filterNames)[number];
export type FilterState = ListState<FilterName>;

export const DEFAULT_SORT = '-called_at';

/** The list that the address asks for: its texts are what the server reads. */
export function listAsked(values: FilterState['values']): Asking<typeof listEvaluations> {
  return { query: values as NonNullable<Asking<typeof listEvaluations>['query']> };
}

/** The file of the same rows, all pages of them. */
export function fileAsked(values: FilterState['values'], columns: readonly string[], format: 'xlsx' | 'csv'): Record<string, unknown> {
  return { ...values, cursor: undefined, columns: columns.join(','), format };
}
