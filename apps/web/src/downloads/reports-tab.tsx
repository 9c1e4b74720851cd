import { Alert, Card } from 'antd';
import type { listReports } from '@contracts/reports.js';
import { reachOf } from '../api/session.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { usePeriod } from '../shell/use-periods.js';
import { ChoiceBar } from './choice-bar.js';
import { downloadMessages } from './messages.js';
import { QuickDownload } from './quick-download.js';
import type { ReportItem } from './report-types.js';
import { reportText, reportTitle } from './report-words.js';
import { wishesFor } from './report-wishes.js';
import { useChoice } from './use-choice.js';

/** Workbooks to read stand before rows to reckon with. */
function workbooksFirst(one: ReportItem, other: ReportItem): number {
  return other.kind.localeCompare(one.kind);
}

/** Every report one may have: one click writes and saves it. */
export function ReportsTab() {
  const say = useText(downloadMessages);
  const period = usePeriod();
  const everything = reachOf(useSession(), 'exports.run') === 'all';
  const reports = useAsk<typeof listReports>('/reports', {});
  const { language, teamCode, teams } = useChoice(period);
  return (
    <div className="download-panel">
      <ChoiceBar period={period} />
      {teams.data?.items.length === 0 && <Alert type="info" showIcon title={say('never_closed')} />}
      <Card size="small">
        <Loaded query={reports}>
          {({ items }) => (
            <ul className="report-list">
              {items.toSorted(workbooksFirst).map((report) => (
                <li key={report.name}>
                  <span className="report-name">
                    <strong>{reportTitle(report.name, say)}</strong>
                    <span className="soft">{reportText(report.name, say)}</span>
                  </span>
                  <QuickDownload
                    label={say('download')}
                    name={say('download_named', { name: reportTitle(report.name, say) })}
                    report={report.name}
                    wishes={
                      period === null
                        ? []
                        : wishesFor(
                            report,
                            { period, language, teamCode },
                            (teams.data?.items ?? []).map((team) => team.team_code),
                            everything,
                          )
                    }
                  />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
    </div>
  );
}
