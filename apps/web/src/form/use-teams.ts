import type { listTeams } from '@contracts/organization.js';
import { useAsk } from '../api/use-ask.js';

const MOST = 200;

/** The teams as choices. @param covered only those whose people one may see */
export function useTeamChoices(covered = false): { value: string; label: string }[] {
  const { data } = useAsk<typeof listTeams>('/teams', { query: { page_size: MOST, total: 'none' } });
  return (data?.items ?? [])
    .filter((team) => !covered || team.covered)
    .map(({ team_code, team_name }) => ({ value: team_code, label: `${team_name}（${team_code}）` }));
}
