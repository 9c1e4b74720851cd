import { divideHalfUp } from './round.js';

/** `count / total` in millionths, half-up; null when there is nothing to count over. */
export function rateE6(count: number, total: number): number | null {
  return total > 0 ? divideHalfUp(BigInt(count) * 1_000_000n, total) : null;
}

/** `1 - count / total` in millionths, rounded from its own exact fraction; null when there is nothing to count over. */
export function complementE6(count: number, total: number): number | null {
  return rateE6(total - count, total);
}

/** Events per 10 000 contacts, in hundredths (1.25 is 125), half-up; null without contacts. The caller names the denominator. */
export function ratePer10000(count: number, contacts: number): number | null {
  return contacts > 0 ? divideHalfUp(BigInt(count) * 1_000_000n, contacts) : null;
}
