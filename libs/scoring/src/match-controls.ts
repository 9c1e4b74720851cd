/** A match by position in the two lists. */
export interface Match {
  treated: number;
  control: number;
}

/**
 * Finds for each trained person an untrained one with about the same score before, each taken once, so that the sum of differences
 * is least. Who has nobody within the caliper stays unmatched. Of equally good matchings always the same one is chosen.
 * Time grows with treated × controls. Source: Rosenbaum 1989 (optimal matching; on one variable it keeps the order of both groups).
 * @param treated scores before of the trained
 * @param controls scores before of the untrained, in the same unit
 * @param caliper largest difference allowed, in the same unit
 * @throws RangeError when the caliper is below 0
 */
export function matchControls(treated: readonly number[], controls: readonly number[], caliper: number): Match[] {
  if (!(caliper >= 0)) throw new RangeError('a caliper is at least 0');
  const [rows, columns] = [ordered(treated), ordered(controls)];
  const width = columns.length + 1;
  // More matches come first, then a smaller sum of differences: both over the first i treated and j controls.
  const matches = new Int32Array((rows.length + 1) * width);
  const costs = new Float64Array((rows.length + 1) * width);
  rows.forEach(([value], i) => {
    columns.forEach(([other], j) => {
      const [at, up, left, before] = [(i + 1) * width + j + 1, i * width + j + 1, (i + 1) * width + j, i * width + j];
      const from = isBetter(matches, costs, left, up) ? left : up;
      matches[at] = matches[from] ?? 0;
      costs[at] = costs[from] ?? 0;
      const distance = Math.abs(value - other);
      const [count, cost] = [(matches[before] ?? 0) + 1, (costs[before] ?? 0) + distance];
      if (distance > caliper || count < (matches[at] ?? 0) || (count === matches[at] && cost >= (costs[at] ?? 0))) return;
      matches[at] = count;
      costs[at] = cost;
    });
  });
  return trace(rows, columns, matches, costs);
}

function isBetter(matches: Int32Array, costs: Float64Array, first: number, second: number): boolean {
  const [many, few] = [matches[first] ?? 0, matches[second] ?? 0];
  return many > few || (many === few && (costs[first] ?? 0) < (costs[second] ?? 0));
}

/** Values with their positions, ascending. */
function ordered(values: readonly number[]): [number, number][] {
  return values.map((value, index): [number, number] => [value, index]).sort(([a, i], [b, j]) => a - b || i - j);
}

function trace(rows: readonly [number, number][], columns: readonly [number, number][], matches: Int32Array, costs: Float64Array): Match[] {
  const width = columns.length + 1;
  const found: Match[] = [];
  let [i, j] = [rows.length, columns.length];
  while (i > 0 && j > 0) {
    const same = (other: number): boolean => matches[i * width + j] === matches[other] && costs[i * width + j] === costs[other];
    if (same((i - 1) * width + j)) i -= 1;
    else if (same(i * width + j - 1)) j -= 1;
    else {
      i -= 1;
      j -= 1;
      found.push({ treated: rows[i]?.[1] ?? 0, control: columns[j]?.[1] ?? 0 });
    }
  }
  return found.sort((a, b) => a.treated - b.treated);
}
