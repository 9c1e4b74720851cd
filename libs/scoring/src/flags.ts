import type { ItemResult } from './score-evaluation.js';
import type { ItemState } from './read-answers.js';

/** Bits of an item's stored smallint flag. No state bit set: answered. At most one of the first three is set. */
export const ITEM_FLAGS = { UNANSWERED: 1, NA: 2, HIDDEN: 4, CRITICAL_FAILED: 8, MISSED: 16 } as const;

const STATE_BITS: Record<ItemState, number> = {
  answered: 0,
  unanswered: ITEM_FLAGS.UNANSWERED,
  na: ITEM_FLAGS.NA,
  hidden: ITEM_FLAGS.HIDDEN,
};

/** The answers as stored: two arrays of the same length in the form's criterion order. */
export interface EncodedItems {
  /** Hundredths; 0 where there is none, then a flag says why. */
  points: number[];
  flags: number[];
}

/** What the stored arrays say of one item. */
export type DecodedItem = Pick<ItemResult, 'points' | 'state' | 'missed' | 'criticalFailed'>;

/** Items as the two arrays that are stored. A note's points are not kept: it has none. */
export function encodeItems(items: readonly DecodedItem[]): EncodedItems {
  return {
    points: items.map((item) => item.points ?? 0),
    flags: items.map(
      (item) => STATE_BITS[item.state] | (item.criticalFailed ? ITEM_FLAGS.CRITICAL_FAILED : 0) | (item.missed ? ITEM_FLAGS.MISSED : 0),
    ),
  };
}

/**
 * The stored arrays as items, in the same order. An answered note comes back with 0 points instead of null.
 * @throws RangeError when the arrays differ in length.
 */
export function decodeItems({ points, flags }: EncodedItems): DecodedItem[] {
  if (points.length !== flags.length) throw new RangeError('points and flags of an evaluation have the same length');
  return flags.map((flag, index) => {
    const state = decodeState(flag);
    return {
      points: state === 'answered' ? (points[index] ?? 0) : null,
      state,
      missed: (flag & ITEM_FLAGS.MISSED) !== 0,
      criticalFailed: (flag & ITEM_FLAGS.CRITICAL_FAILED) !== 0,
    };
  });
}

function decodeState(flag: number): ItemState {
  if ((flag & ITEM_FLAGS.HIDDEN) !== 0) return 'hidden';
  if ((flag & ITEM_FLAGS.NA) !== 0) return 'na';
  return (flag & ITEM_FLAGS.UNANSWERED) === 0 ? 'answered' : 'unanswered';
}
