interface ScoreCount {
  points: number;
  n: number;
}

interface ScoreBar {
  from: number;
  /** Exclusive, but for the last. */
  to: number;
  n: number;
}

/** Points a bar is wide. */
const WIDTH = 5;
const FULL = 100;

/** Bars of five points from the lowest score to the highest, at least to 100, which belongs to the bar below it. */
export function scoreBars(scores: readonly ScoreCount[]): ScoreBar[] {
  if (scores.length === 0) return [];
  const barOf = (points: number) => Math.floor((points === FULL ? points - 1 : points) / WIDTH);
  const first = Math.min(...scores.map(({ points }) => barOf(points)));
  const last = Math.max(barOf(FULL), ...scores.map(({ points }) => barOf(points)));
  const bars = Array.from({ length: last - first + 1 }, (_, at) => ({ from: (first + at) * WIDTH, to: (first + at + 1) * WIDTH, n: 0 }));
  for (const { points, n } of scores) bars[barOf(points) - first]!.n += n;
  return bars;
}

/** The score in the middle, the lower of two; null of nothing. */
export function medianOf(scores: readonly ScoreCount[]): number | null {
  const n = scores.reduce((sum, one) => sum + one.n, 0);
  let passed = 0;
  for (const { points, n: here } of scores) {
    passed += here;
    if (passed * 2 >= n) return points;
  }
  return null;
}
