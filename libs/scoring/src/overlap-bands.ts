/** Someone's interval; the unit does not matter as long as it is the same for all. */
export interface KeyedInterval {
  key: string;
  low: number;
  high: number;
}

export interface OverlapBands {
  /** Each a largest possible group whose intervals all overlap, best first; members best first. Never of one alone. */
  bands: string[][];
  /** Numbers (from 1) of the bands that someone is in; several when they link two groups. Those alone are absent. */
  bandsOf: Map<string, number[]>;
}

/**
 * Groups those who cannot be told apart: two share a band exactly when their intervals overlap (touching counts).
 * Overlapping is not transitive, so one may be in two bands, as in a compact letter display. Best is the higher end.
 */
export function overlapBands(intervals: readonly KeyedInterval[]): OverlapBands {
  const best = intervals.toSorted((a, b) => b.high - a.high || b.low - a.low || (a.key < b.key ? -1 : 1));
  // In intervals every largest group meets in the highest of its members' lower ends: one sweep finds them all.
  const bands: string[][] = [];
  let covered = -1;
  for (const low of [...new Set(best.map((interval) => interval.low))].sort((a, b) => b - a)) {
    const meets = (interval: KeyedInterval) => interval.low <= low && interval.high >= low;
    const last = best.findLastIndex(meets);
    if (last <= covered) continue;
    covered = last;
    const members = best.filter(meets);
    if (members.length > 1) bands.push(members.map((member) => member.key));
  }
  const bandsOf = new Map<string, number[]>();
  bands.forEach((band, index) => band.forEach((key) => bandsOf.set(key, [...(bandsOf.get(key) ?? []), index + 1])));
  return { bands, bandsOf };
}
