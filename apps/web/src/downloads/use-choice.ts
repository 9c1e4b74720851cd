import { useSearchParams } from 'react-router';
import type { listReportTeams } from '@contracts/reports.js';
import { useAsk } from '../api/use-ask.js';
import { useLanguage } from '../i18n/use-text.js';

/** The team and the language that are chosen, as they stand in the address, and the teams there are to choose from. */
export function useChoice(period: string | null) {
  const [search, setSearch] = useSearchParams();
  const spoken = useLanguage();
  const teams = useAsk<typeof listReportTeams>('/report-teams', { query: { period: period ?? '' } }, { enabled: period !== null });
  const asked = search.get('team');
  const items = teams.data?.items ?? [];
  const only = items.length === 1 ? items[0]!.team_code : null;
  const teamCode = items.some((team) => team.team_code === asked) ? asked : only;
  const written = search.get('language');
  const language = written === 'zh' || written === 'en' ? written : spoken;
  const set = (name: 'team' | 'language', value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  return { teams, teamCode, language, set };
}
