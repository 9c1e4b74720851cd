/**
 * The quantile of type 7 (linear between order statistics; the default of R and of spreadsheets), in the values' unit.
 * Source: Hyndman & Fan 1996.
 * @param share 0 to 1
 * @returns null of nothing
 */
export function quantileType7(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (place - Math.floor(place)) * (above - below);
}
