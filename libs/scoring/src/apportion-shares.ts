/**
 * Splits a whole into integer parts in proportion to exact fractions, by largest remainder (Hamilton's method):
 * each part is first cut down to its integer, then the parts with the largest remainders get one more until the
 * total is reached. Equal remainders are served in the order given.
 *
 * @param numerators one per part, each at least 0; the exact part is `numerator / denominator`
 * @param denominator above 0
 * @param total what the parts shall sum to; within one unit a part of the exact sum
 * @returns integers that sum exactly to `total`
 * @throws RangeError when no such split lies within one unit of every exact part
 */
export function apportionShares(numerators: readonly bigint[], denominator: bigint, total: bigint): bigint[] {
  if (denominator <= 0n || numerators.some((value) => value < 0n)) throw new RangeError('shares are taken of parts that are not negative');
  const parts = numerators.map((value) => value / denominator);
  const missing = total - parts.reduce((sum, part) => sum + part, 0n);
  if (missing === 0n) return parts;
  const byRemainder = numerators
    .map((value, index) => ({ index, remainder: value % denominator }))
    .filter(({ remainder }) => remainder > 0n)
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  if (missing < 0n || missing > BigInt(byRemainder.length)) throw new RangeError('the total is too far from the sum of the parts');
  for (const { index } of byRemainder.slice(0, Number(missing))) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}
