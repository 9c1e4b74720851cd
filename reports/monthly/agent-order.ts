import type { AgentCard } from './cards.js';

const UNRANKED = Number.MAX_SAFE_INTEGER;

/** By rank; then those without one, by composite; those without data last. */
export function inOrderOfRank(cards: readonly AgentCard[], rankOf: (card: AgentCard) => number | null): AgentCard[] {
  return cards.toSorted(
    (a, b) =>
      (rankOf(a) ?? UNRANKED) - (rankOf(b) ?? UNRANKED) ||
      (b.composite_bp ?? -1) - (a.composite_bp ?? -1) ||
      (a.employee_no < b.employee_no ? -1 : 1),
  );
}
