import { seededGenerator } from './seeded-generator.js';

export interface FrameUnit {
  /** Unique in the frame. */
  id: string;
  stratum: string;
}

/** How many to draw of a stratum; a stratum that is not named draws nothing. */
export type Quotas = Readonly<Record<string, number>>;

/**
 * Simple random samples without replacement within strata, which anyone can draw again from frame, quotas and seed. One generator
 * serves all: strata in the order of their names, within each the ids in theirs (both by UTF-16 code units), then the first
 * `quota` steps of a Fisher–Yates shuffle: step i swaps position i with i + below(length − i).
 * The order in which the frame is given does not matter. Source: Fisher & Yates 1938; Knuth, algorithm 3.4.2 P.
 * @param seed see `seededGenerator`
 * @returns the ids drawn by stratum, in the order drawn; all of a stratum that has no more than its quota
 * @throws RangeError for an id that stands twice, or a quota that is not a whole number from 0 on
 */
export function drawSample(frame: readonly FrameUnit[], quotas: Quotas, seed: bigint): Map<string, string[]> {
  if (new Set(frame.map((unit) => unit.id)).size < frame.length) throw new RangeError('an id stands in the frame twice');
  const generator = seededGenerator(seed);
  const strata = new Map<string, string[]>();
  for (const { id, stratum } of frame) {
    const ids = strata.get(stratum);
    if (ids === undefined) strata.set(stratum, [id]);
    else ids.push(id);
  }
  const drawn = new Map<string, string[]>();
  for (const stratum of [...strata.keys()].sort()) {
    const quota = Object.hasOwn(quotas, stratum) ? (quotas[stratum] ?? 0) : 0;
    if (!Number.isSafeInteger(quota) || quota < 0) throw new RangeError('a quota is a whole number from 0 on');
    const ids = (strata.get(stratum) ?? []).toSorted();
    const size = Math.min(quota, ids.length);
    for (let step = 0; step < size; step += 1) {
      const chosen = step + generator.below(ids.length - step);
      [ids[step], ids[chosen]] = [ids[chosen] ?? '', ids[step] ?? ''];
    }
    drawn.set(stratum, ids.slice(0, size));
  }
  return drawn;
}
