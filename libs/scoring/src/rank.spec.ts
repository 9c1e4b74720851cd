import fc from 'fast-check';
import { competitionRanks, rankCards, rankTeams } from './rank.js';
import type { RankableCard } from './rank.js';

const card = (
  key: string,
  compositeBp: number | null,
  qaScoreBp: number | null,
  status: RankableCard['status'] = 'ranked',
): RankableCard => ({ key, compositeBp, qaScoreBp, status });
const cards = fc
  .array(
    fc.tuple(
      fc.integer({ min: 80, max: 90 }),
      fc.option(fc.integer({ min: 80, max: 83 })),
      fc.constantFrom('ranked' as const, 'ranked' as const, 'insufficient_sample' as const),
    ),
    { maxLength: 30 },
  )
  .map((rows) => rows.map(([composite, qa, status], index) => card(`a${index}`, composite, qa, status)));

describe('ranks', () => {
  it('skip after a tie: 1, 2, 2, 4', () => {
    expect([...rankCards([card('d', 7000, 1), card('b', 8000, 5), card('a', 9000, 1), card('c', 8000, 5)])].sort()).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  it('break a tie of the composite by QA score, none last', () => {
    const ranks = rankCards([card('none', 8000, null), card('low', 8000, 7000), card('high', 8000, 9000)]);
    expect([ranks.get('high'), ranks.get('low'), ranks.get('none')]).toEqual([1, 2, 3]);
  });

  it('leave out an insufficient sample, which pushes nobody down', () => {
    const ranks = rankCards([
      card('few', 9900, 9900, 'insufficient_sample'),
      card('a', 8000, 8000),
      card('nothing', null, null, 'no_data'),
    ]);
    expect([...ranks]).toEqual([['a', 1]]);
  });

  it('rank teams by their average, those without one not at all', () => {
    expect([
      ...rankTeams([
        { key: 'T1', scoreBp: 8000 },
        { key: 'T2', scoreBp: null },
        { key: 'T3', scoreBp: 9000 },
      ]),
    ]).toEqual([
      ['T3', 1],
      ['T1', 2],
    ]);
  });

  it('are one more than the number of those strictly better, in any order of rows', () => {
    fc.assert(
      fc.property(cards, (group) => {
        const ranks = rankCards(group);
        const ranked = group.filter((one) => one.status === 'ranked');
        expect(ranks.size).toBe(ranked.length);
        const worth = (one: RankableCard) => (one.compositeBp ?? 0) * 1000 + (one.qaScoreBp ?? 0);
        for (const one of ranked) expect(ranks.get(one.key)).toBe(1 + ranked.filter((other) => worth(other) > worth(one)).length);
        expect(new Map([...rankCards(group.toReversed())].sort())).toEqual(new Map([...ranks].sort()));
      }),
    );
  });

  it('of nobody are none', () => {
    expect(competitionRanks([]).size).toBe(0);
  });
});
