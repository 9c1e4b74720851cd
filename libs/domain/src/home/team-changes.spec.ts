import { teamChanges, type TeamPair } from './team-changes.js';

/** So many evaluations around a score, half of them ten points above it and half below. */
function month(score: number, n: number): TeamPair['now'] {
  const scoreBp = score * 100;
  const [low, high] = [scoreBp - 1000, scoreBp + 1000].map(BigInt) as [bigint, bigint];
  const half = BigInt(n / 2);
  return { scoreBp, sums: { n, sum: (low + high) * half, sumSquares: (low * low + high * high) * half } };
}

const pair = (teamCode: string, before: number, now: number, n = 100): TeamPair => ({
  period: '2026-10',
  teamCode,
  teamName: teamCode,
  before: month(before, n),
  now: month(now, n),
});

describe('changes of teams', () => {
  it('are told when chance does not explain them, the biggest first, whichever way they went', () => {
    const changes = teamChanges([pair('T1', 85, 90), pair('T2', 90, 82), pair('T3', 88, 88.5)]);
    expect(changes.map(({ team_code, difference }) => [team_code, difference])).toEqual([
      ['T2', -8],
      ['T1', 5],
    ]);
  });

  it('are not told of a few evaluations, however far they lie apart', () => {
    expect(teamChanges([pair('T1', 80, 90, 2)])).toEqual([]);
  });
});
