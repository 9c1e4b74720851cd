export type Level = 'low' | 'middle' | 'high';

/** Which third of its column a figure is in; all are in the middle where they are alike, and what is missing too. */
export function levelsOf(values: readonly (number | null)[]): Level[] {
  const known = values.filter((value) => value !== null);
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  return values.map((value): Level => {
    if (value === null || highest === lowest) return 'middle';
    const at = (value - lowest) / (highest - lowest);
    return at < 1 / 3 ? 'low' : at > 2 / 3 ? 'high' : 'middle';
  });
}
