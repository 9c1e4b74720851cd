import { divideHalfUp } from './round.js';

/** Mean in basis points, half-up; null of nothing. */
export function meanBp(sum: number | bigint, n: number): number | null {
  return n > 0 ? divideHalfUp(sum, n) : null;
}
