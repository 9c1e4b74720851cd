import { divideHalfUp } from './round.js';
import type { WorkloadBasis } from './scheme-definition.js';

/** One agent of a team. Figures in ten-thousandths; null: none came in. */
export interface WorkloadMember {
  key: string;
  callsAnsweredE4: number | null;
  callsOutboundE4: number | null;
  /** Read only on the basis `per_attended_day`. */
  attendanceDaysE4: number | null;
}

export interface WorkloadResult {
  /** The team's median in ten-thousandths of a call (a day), half-up; null when nobody has a value. */
  medianE4: number | null;
  /** By key: calls (a day) in ten-thousandths, and the score in basis points; null without a value, or with a median of 0. */
  members: Map<string, { valueE4: number | null; scoreBp: number | null }>;
}

/** An exact, non-negative number of calls in ten-thousandths. */
interface Fraction {
  numerator: bigint;
  denominator: bigint;
}

/**
 * Workload of each agent against the median of those of the team who have a value: value ÷ median × 100, at most 100.
 * One of the two counts missing counts 0; both missing is no value; so are no attended days on the daily basis.
 * Fractions stay exact: only median and scores are rounded, for print.
 */
export function workloadScores(members: readonly WorkloadMember[], basis: WorkloadBasis): WorkloadResult {
  const values = members.map((member) => ({ key: member.key, value: workloadOf(member, basis) }));
  const sorted = values.flatMap(({ value }) => (value === null ? [] : [value])).sort(compareFractions);
  const median = medianOf(sorted);
  return {
    medianE4: median === null ? null : divideHalfUp(median.numerator, median.denominator),
    members: new Map(
      values.map(({ key, value }) => [
        key,
        { valueE4: value === null ? null : divideHalfUp(value.numerator, value.denominator), scoreBp: scoreAgainst(value, median) },
      ]),
    ),
  };
}

function workloadOf(member: WorkloadMember, basis: WorkloadBasis): Fraction | null {
  if (member.callsAnsweredE4 === null && member.callsOutboundE4 === null) return null;
  const calls = BigInt(member.callsAnsweredE4 ?? 0) + BigInt(member.callsOutboundE4 ?? 0);
  if (basis === 'month') return { numerator: calls, denominator: 1n };
  if (member.attendanceDaysE4 === null || member.attendanceDaysE4 <= 0) return null;
  return { numerator: calls * 10000n, denominator: BigInt(member.attendanceDaysE4) };
}

function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function medianOf(sorted: readonly Fraction[]): Fraction | null {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) return null;
  return {
    numerator: lower.numerator * upper.denominator + upper.numerator * lower.denominator,
    denominator: 2n * lower.denominator * upper.denominator,
  };
}

function scoreAgainst(value: Fraction | null, median: Fraction | null): number | null {
  if (value === null || median === null || median.numerator === 0n) return null;
  return Math.min(10000, divideHalfUp(value.numerator * median.denominator * 10000n, value.denominator * median.numerator));
}
