import type { ListedEvaluation } from '@contracts/evaluations.js';

/** Where an evaluation is looked at; its number may hold any sign. A draft is gone on with at the desk. */
export function placeOf({ evaluation_no, state }: Pick<ListedEvaluation, 'evaluation_no' | 'state'>): string {
  return `${state === 'draft' ? '/desk' : '/evaluations'}/${encodeURIComponent(evaluation_no)}`;
}
