import type { Home } from '@contracts/home.js';
import type { SampleSums } from '@scoring/mean-interval.js';
import { welchDifference } from '@scoring/welch-difference.js';

interface TeamMonth {
  /** Basis points. */
  scoreBp: number;
  sums: SampleSums;
}

/** A team in a month and in the one right before. */
export interface TeamPair {
  period: string;
  teamCode: string;
  teamName: string;
  now: TeamMonth;
  before: TeamMonth;
}

const MOST = 5;

/** The teams whose score changed by more than chance would explain, the biggest change first. */
export function teamChanges(pairs: readonly TeamPair[]): Home['changes'] {
  return pairs
    .filter(({ now, before }) => welchDifference(now.sums, before.sums)?.real === true)
    .map(({ period, teamCode, teamName, now, before }) => ({
      team_code: teamCode,
      team_name: teamName,
      period,
      score: now.scoreBp / 100,
      difference: (now.scoreBp - before.scoreBp) / 100,
    }))
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || a.team_code.localeCompare(b.team_code))
    .slice(0, MOST);
}
