import { Link, useParams } from 'react-router';
import type { getTeamCard, TeamCard } from '@contracts/scorecards.js';
import { useAsk } from '../api/use-ask.js';
import { ConfidenceSwitch } from '../chart/confidence-switch.js';
import { Loaded } from '../feedback/loaded.js';
import { month, whole } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { AgentList } from './agent-list.js';
import './card.css';
import { GroupLinks } from './center-view.js';
import { GroupFigures, GroupHead } from './group-parts.js';
import { cardMessages } from './messages.js';
import { Part } from './parts.js';
import { CardHistory } from './run-history.js';
import { RunLine } from './run-line.js';
import { TeamTrend } from './trend-part.js';
import { runQueryOf, useAskedRun } from './use-run.js';

export function Component() {
  const say = useText(cardMessages);
  const language = useLanguage();
  const { period = '', code = '' } = useParams();
  const run = useAskedRun();
  const asked = { params: { period, team_code: code }, query: { run } };
  const query = useAsk<typeof getTeamCard>('/periods/:period/scorecards/teams/:team_code', asked);
  const title = `${query.data?.card.team_name ?? code} · ${say('card_of', { month: month(period, language) })}`;
  return (
    <Page title={title} actions={<ConfidenceSwitch />}>
      <nav className="between" aria-label={say('neighbours')}>
        <Link to={`/scorecards?tab=teams&period=${period}`}>{say('back')}</Link>
      </nav>
      <Loaded query={query}>
        {({ run: heading, card }) => (
          <>
            <RunLine run={heading} />
            <Responsible card={card} period={period} run={run} />
            <GroupHead card={card} more={[{ label: say('rank_center'), value: whole(card.rank_center) }]} />
            <GroupFigures card={card} />
            <TeamTrend period={period} code={code} />
            {card.leader !== null || card.supervisor !== null ? (
              <Part title={say('team_people')}>
                <AgentList period={period} run={run} team={code} />
              </Part>
            ) : null}
            <GroupLinks period={period} team={code} />
            <CardHistory period={period} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Who leads the team; of foreign teams that is not shown. */
function Responsible({ card, period, run }: { card: TeamCard; period: string; run: number | undefined }) {
  const say = useText(cardMessages);
  const { leader, supervisor } = card;
  return (
    <p className="links">
      {leader !== null && (
        <span>
          {say('leader')}{' '}
          <Link to={`/scorecards/${period}/leaders/${encodeURIComponent(leader.employee_no)}${runQueryOf(run)}`}>{leader.name}</Link>
        </span>
      )}
      {supervisor !== null && (
        <span>
          {say('supervisor')}{' '}
          <Link to={`/scorecards/${period}/supervisors/${encodeURIComponent(supervisor.employee_no)}${runQueryOf(run)}`}>
            {supervisor.name}
          </Link>
        </span>
      )}
    </p>
  );
}
