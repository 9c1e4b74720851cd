export type CardStatus = 'ranked' | 'insufficient_sample' | 'no_data';

/**
 * `no_data` without a single component; `insufficient_sample` below the minimum of counted evaluations (the composite
 * is shown, but no grade and no rank); else `ranked`.
 */
export function cardStatus(compositeBp: number | null, counted: number, minSample: number): CardStatus {
  if (compositeBp === null) return 'no_data';
  return counted < minSample ? 'insufficient_sample' : 'ranked';
}
