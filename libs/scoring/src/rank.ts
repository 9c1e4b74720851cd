/**
 * Competition ranking (1, 2, 2, 4), highest first by the first score, then the next; equal only in all.
 * A null score comes after every number.
 *
 * @param rows those to be ranked, and only those; scores in any one unit, in order of importance
 * @returns the rank of every key
 */
export function competitionRanks(rows: readonly { key: string; scores: readonly (number | null)[] }[]): Map<string, number> {
  const sorted = rows.toSorted((a, b) => compareScores(a.scores, b.scores));
  const ranks = new Map<string, number>();
  let rank = 1;
  sorted.forEach((row, index) => {
    const above = sorted[index - 1];
    if (above !== undefined && compareScores(above.scores, row.scores) !== 0) rank = index + 1;
    ranks.set(row.key, rank);
  });
  return ranks;
}

function compareScores(a: readonly (number | null)[], b: readonly (number | null)[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [left, right] = [a[index] ?? null, b[index] ?? null];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return right - left;
  }
  return 0;
}

/** What ranking needs of a card. */
export interface RankableCard {
  key: string;
  status: 'ranked' | 'insufficient_sample' | 'no_data';
  compositeBp: number | null;
  qaScoreBp: number | null;
}

/** Ranks of the cards of one group by composite, then QA score. Cards that are not `ranked` have no rank. */
export function rankCards(cards: readonly RankableCard[]): Map<string, number> {
  return competitionRanks(
    cards.filter((card) => card.status === 'ranked').map((card) => ({ key: card.key, scores: [card.compositeBp, card.qaScoreBp] })),
  );
}

/** Ranks of teams by the average that the scheme names; a team without one has no rank. */
export function rankTeams(teams: readonly { key: string; scoreBp: number | null }[]): Map<string, number> {
  return competitionRanks(teams.filter((team) => team.scoreBp !== null).map((team) => ({ key: team.key, scores: [team.scoreBp] })));
}
