import { apportionShares } from './apportion-shares.js';
import { competitionRanks } from './rank.js';
import type { GradeRule } from './scheme-definition.js';

/** Someone to be graded: a card with a sufficient sample. */
export interface Gradable {
  key: string;
  compositeBp: number;
  /** A critical error or an at-fault complaint in the period. */
  barred: boolean;
}

/** The band that the composite reaches; the last band takes all below. With the bar on, a barred card gets at best the second. */
export function gradeByBands(rule: GradeRule, card: Omit<Gradable, 'key'>): string | null {
  const reached = rule.bands.findIndex((band) => card.compositeBp >= band.fromBp);
  const index = reached === -1 ? rule.bands.length - 1 : reached;
  const allowed = rule.barA && card.barred ? Math.min(Math.max(index, 1), rule.bands.length - 1) : index;
  return rule.bands[allowed]?.grade ?? null;
}

/**
 * Grades a group. Forced distribution: the places of each grade by largest remainder; equal composites get the better
 * grade, which then comes off the next one's places; a barred card that stands in the best grade gets the second, and
 * its place stays empty, so nobody's grade hangs on another's complaint. Groups below `forcedFrom` use the bands.
 */
export function gradeGroup(rule: GradeRule, group: readonly Gradable[]): Map<string, string | null> {
  if (rule.mode === 'bands' || group.length < rule.forcedFrom) return new Map(group.map((card) => [card.key, gradeByBands(rule, card)]));
  const whole = rule.shares.reduce((sum, share) => sum + share.shareE4, 0);
  const places = apportionShares(
    rule.shares.map((share) => BigInt(share.shareE4) * BigInt(group.length)),
    BigInt(whole),
    BigInt(group.length),
  );
  const ranks = competitionRanks(group.map((card) => ({ key: card.key, scores: [card.compositeBp] })));
  return new Map(
    group.map((card) => {
      const index = placeOf(places, ranks.get(card.key) ?? group.length);
      const allowed = card.barred ? Math.min(Math.max(index, 1), rule.shares.length - 1) : index;
      return [card.key, rule.shares[allowed]?.grade ?? null];
    }),
  );
}

/** The grade whose places reach down to this rank; equal cards share the first rank of their tie. */
function placeOf(places: readonly bigint[], rank: number): number {
  let reach = 0;
  for (const [index, count] of places.entries()) {
    reach += Number(count);
    if (rank <= reach) return index;
  }
  return places.length - 1;
}
