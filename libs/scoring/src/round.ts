/**
 * The one rounding rule of the house: half-up, decided on the exact fraction, never on a float.
 * A negative fraction is rounded by its size and keeps its sign (-0.5 gives -1), as a spreadsheet's ROUND does,
 * so a difference and its opposite print the same figure.
 * @throws RangeError when the denominator is not above 0.
 */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('a fraction is rounded over a denominator above 0');
  if (numerator < 0n) return -roundHalfUp(-numerator, denominator);
  return (2n * numerator + denominator) / (2n * denominator);
}

/**
 * `roundHalfUp` for integers that arrive as numbers (or bigint sums) and leave as a number.
 * @throws RangeError when an argument is not an integer or the denominator is not above 0.
 */
export function divideHalfUp(numerator: number | bigint, denominator: number | bigint): number {
  return Number(roundHalfUp(BigInt(numerator), BigInt(denominator)));
}

/**
 * Rounds a statistic (a float: an interval's end) to an integer, half-up by its size. Not for scores.
 * @throws RangeError for NaN and infinities.
 */
export function roundStatistic(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError('only a finite statistic can be rounded');
  const rounded = Math.floor(Math.abs(value) + 0.5);
  return value < 0 && rounded > 0 ? -rounded : rounded;
}
