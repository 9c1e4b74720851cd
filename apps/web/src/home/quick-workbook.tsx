import type { listReportTeams } from '@contracts/reports.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { hasRole } from '../api/session.js';
import { QuickDownload } from '../downloads/quick-download.js';
import { wishesFor } from '../downloads/report-wishes.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { homeMessages } from './messages.js';

/** The month's workbook of whoever supervises, or of the teams one leads. */
export default function QuickWorkbook({ period }: { period: string }) {
  const say = useText(homeMessages);
  const language = useLanguage();
  const session = useSession();
  const { data } = useAsk<typeof listReportTeams>('/report-teams', { query: { period } });
  const supervises = hasRole(session, 'shift_supervisor');
  const teams = (data?.items ?? []).map(({ team_code }) => team_code);
  const wishes = wishesFor(
    { scope: supervises ? 'supervisor' : 'team', kind: 'workbook' },
    { period, language, teamCode: null },
    teams,
    false,
  );
  return (
    <QuickDownload
      label={say(supervises ? 'workbook_supervisor' : 'workbook_team', { period: month(period, language) })}
      report={supervises ? 'supervisor-monthly' : 'team-monthly'}
      wishes={wishes}
    />
  );
}
