/** `beyond_limits`: Western Electric rule 1. `run_of_8`: one of at least eight in a row on the same side of the centre. */
export type SignalRule = 'beyond_limits' | 'run_of_8';

export interface Signal {
  /** Position in the series. */
  index: number;
  rule: SignalRule;
}

/** A point of a control chart with its own limits; a null value (no data) is skipped and ends a run. */
export interface ChartPoint {
  value: number | null;
  lower: number;
  upper: number;
}

const RUN_LENGTH = 8;

/**
 * Marks what is more than chance on a control chart, by position and then rule. A point on the centre ends a run.
 * Source: Western Electric 1956, rule 1; NIST/SEMATECH e-Handbook 6.3.2.
 */
export function findSignals(points: readonly ChartPoint[], center: number): Signal[] {
  const beyond = points.flatMap(({ value, lower, upper }, index): Signal[] =>
    value !== null && (value < lower || value > upper) ? [{ index, rule: 'beyond_limits' }] : [],
  );
  const sides = points.map(({ value }) => (value === null ? 0 : Math.sign(value - center)));
  const runs: Signal[] = [];
  let start = 0;
  sides.forEach((side, index) => {
    if (side !== sides[start]) start = index;
    if (sides[index + 1] === side || side === 0 || index - start + 1 < RUN_LENGTH) return;
    for (let member = start; member <= index; member += 1) runs.push({ index: member, rule: 'run_of_8' });
  });
  return [...beyond, ...runs].sort((a, b) => a.index - b.index || (a.rule < b.rule ? -1 : 1));
}
