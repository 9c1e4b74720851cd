import type { TeamCard } from '../monthly/cards.js';

/** Names to head columns with, by team id: teams of one name carry their code. */
export function teamTitles(teams: readonly Pick<TeamCard, 'team_id' | 'team_name' | 'team_code'>[]): Map<number, string> {
  const times = (name: string) => teams.filter((team) => team.team_name === name).length;
  return new Map(teams.map((team) => [team.team_id, times(team.team_name) > 1 ? `${team.team_name} (${team.team_code})` : team.team_name]));
}
