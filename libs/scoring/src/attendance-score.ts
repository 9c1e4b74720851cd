import { divideHalfUp } from './round.js';

/**
 * attendance ÷ required × 100, at most 100, basis points, half-up.
 * @param attendedE4 days in ten-thousandths; null: no figure
 * @param requiredE4 days in ten-thousandths
 * @returns null when either figure is missing or nothing was required
 */
export function attendanceScore(attendedE4: number | null, requiredE4: number | null): number | null {
  if (attendedE4 === null || requiredE4 === null || requiredE4 <= 0) return null;
  return Math.min(10000, divideHalfUp(BigInt(attendedE4) * 10000n, requiredE4));
}
