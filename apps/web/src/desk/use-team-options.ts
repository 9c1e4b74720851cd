import type { listTeams } from '@contracts/organization.js';
import { useAsk } from '../api/use-ask.js';
import { useText } from '../i18n/use-text.js';
import { deskMessages } from './messages.js';

const MANY = 200;

/** The teams whose calls one may evaluate, to choose from; the empty value is any. */
export function useTeamOptions(): { value: string; label: string }[] {
  const say = useText(deskMessages);
  const { data } = useAsk<typeof listTeams>('/teams', { query: { page_size: MANY, total: 'none' } });
  const teams = (data?.items ?? []).filter(({ covered }) => covered);
  return [{ value: '', label: say('any_team') }, ...teams.map(({ team_code, team_name }) => ({ value: team_code, label: team_name }))];
}
