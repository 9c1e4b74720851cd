import type { Difference } from './stale-choice.js';

/** Something as it is told: what it is, and its value in words. */
export interface Line {
  label: string;
  value: string;
}

const NOTHING = '—';

/** In what two tellings of the same thing differ: lines that only one has, or whose values are others. */
export function lineDifferences(theirs: readonly Line[], mine: readonly Line[]): Difference[] {
  const [left, right] = [theirs, mine].map((lines) => new Map(lines.map(({ label, value }) => [label, value]))) as [Told, Told];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((label) => ({ label, theirs: left.get(label) ?? NOTHING, mine: right.get(label) ?? NOTHING }))
    .filter((line) => line.theirs !== line.mine);
}

type Told = Map<string, string>;
