import { divideHalfUp } from './round.js';
import type { ComponentCode } from './scheme-definition.js';

/** A printed component of a card. */
export interface CompositePart {
  code: ComponentCode;
  weightE4: number;
  /** Basis points as printed; null: missing. */
  valueBp: number | null;
}

export interface Composite {
  /** Basis points; null without a single component. */
  compositeBp: number | null;
  /** Before points and range; null without a single component. */
  weightedBp: number | null;
  /** The components that count, with their weight after the missing ones were left out, in millionths. */
  counted: { code: ComponentCode; valueBp: number; weightE4: number; effectiveWeightE6: number }[];
  missing: ComponentCode[];
  /** The scheme's bound that was applied, in basis points; null when none was. */
  boundedAtBp: number | null;
}

/**
 * half-up(Σ w·c / Σ w) over the printed components, − complaint points + commendation points, kept within the range.
 * A component without weight counts neither as present nor as missing.
 * @param points both non-negative, basis points, 0 when there is none
 */
export function composeScore(
  parts: readonly CompositePart[],
  points: { complaintBp: number; commendationBp: number },
  rangeBp: readonly [number, number],
): Composite {
  const weighted = parts.filter((part) => part.weightE4 > 0);
  const present = weighted.flatMap(({ code, weightE4, valueBp }) => (valueBp === null ? [] : [{ code, weightE4, valueBp }]));
  const missing = weighted.filter((part) => part.valueBp === null).map((part) => part.code);
  const whole = present.reduce((sum, part) => sum + part.weightE4, 0);
  if (whole === 0) return { compositeBp: null, weightedBp: null, counted: [], missing, boundedAtBp: null };
  const sum = present.reduce((total, part) => total + BigInt(part.weightE4) * BigInt(part.valueBp), 0n);
  const weightedBp = divideHalfUp(sum, whole);
  const unbounded = weightedBp - points.complaintBp + points.commendationBp;
  const compositeBp = Math.min(Math.max(unbounded, rangeBp[0]), rangeBp[1]);
  return {
    compositeBp,
    weightedBp,
    counted: present.map((part) => ({ ...part, effectiveWeightE6: divideHalfUp(BigInt(part.weightE4) * 1_000_000n, whole) })),
    missing,
    boundedAtBp: compositeBp === unbounded ? null : compositeBp,
  };
}
