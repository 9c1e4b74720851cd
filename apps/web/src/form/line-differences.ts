import type { Difference } from './stale-choice.js';

/** Something as it is told: what it is, and its value in words. */
export interface Line {
  label: string;
  value: string;
}

type Told = Map<string, string>;

const NOTHING = '—';

/** In what two tellings of the same thing differ: lines that only one has, or whose values are others. */
export function lineDifferences(theirs: readonly Line[], mine: readonly Line[]): Difference[] {
  const [left, right] = [theirs, mine].map((lines) => new Map(lines.map(({ label, value }) => [label, value]))) as [Told, Told];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((label) => ({ label, theirs: left.get(label) ?? NOTHING, mine: right.get(label) ?? NOTHING }))
    .filter((line) => line.theirs !== line.mine);
}

/**
 * What somebody else has changed of something since it was read, and where what one typed oneself is not what stands now.
 * @param mine only what was typed
 * @param untouched stands where nothing was
 */
export function changesSince(read: readonly Line[], now: readonly Line[], mine: readonly Line[], untouched: string): Difference[] {
  const typed = new Map(mine.map(({ label, value }) => [label, value]));
  const before = read.map((line) => ({ ...line, value: typed.get(line.label) ?? line.value }));
  const added = mine.filter(({ label }) => !read.some((line) => line.label === label));
  return lineDifferences(now, [...before, ...added]).map((line) => (typed.has(line.label) ? line : { ...line, mine: untouched }));
}
