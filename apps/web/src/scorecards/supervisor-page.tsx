import { Link, useParams } from 'react-router';
import type { getSupervisorCard } from '@contracts/scorecards.js';
import { useAsk } from '../api/use-ask.js';
import { ConfidenceSwitch } from '../chart/confidence-switch.js';
import { Loaded } from '../feedback/loaded.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import './card.css';
import { GroupFigures, GroupHead } from './group-parts.js';
import { cardMessages } from './messages.js';
import { Part } from './parts.js';
import { CardHistory } from './run-history.js';
import { RunLine } from './run-line.js';
import { SupervisorTrend } from './trend-part.js';
import { runQueryOf, useAskedRun } from './use-run.js';

export function Component() {
  const say = useText(cardMessages);
  const language = useLanguage();
  const { period = '', no = '' } = useParams();
  const run = useAskedRun();
  const asked = { params: { period, employee_no: no }, query: { run } };
  const query = useAsk<typeof getSupervisorCard>('/periods/:period/scorecards/supervisors/:employee_no', asked);
  const name = query.data?.card.name ?? '';
  const title = `${say('card_agent', { name, number: no })} · ${say('card_of', { month: month(period, language) })}`;
  return (
    <Page title={title} actions={<ConfidenceSwitch />}>
      <nav className="between" aria-label={say('neighbours')}>
        <Link to={`/scorecards?tab=supervisors&period=${period}`}>{say('back')}</Link>
      </nav>
      <Loaded query={query}>
        {({ run: heading, card }) => (
          <>
            <RunLine run={heading} />
            <GroupHead card={card} />
            <Part title={say('supervised_teams')}>
              <p className="links">
                {card.team_codes.map((code) => (
                  <Link key={code} to={`/scorecards/${period}/teams/${encodeURIComponent(code)}${runQueryOf(run)}`}>
                    {code}
                  </Link>
                ))}
              </p>
            </Part>
            <GroupFigures card={card} />
            <SupervisorTrend period={period} employeeNo={no} />
            <CardHistory period={period} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
