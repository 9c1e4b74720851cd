import { Link, useParams } from 'react-router';
import type { getLeaderCard } from '@contracts/scorecards.js';
import { useAsk } from '../api/use-ask.js';
import { ConfidenceSwitch } from '../chart/confidence-switch.js';
import { Loaded } from '../feedback/loaded.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import './card.css';
import { ExplanationParts } from './explanation-parts.js';
import { cardMessages } from './messages.js';
import { PersonHead } from './person-head.js';
import { CardHistory } from './run-history.js';
import { RunLine } from './run-line.js';
import { TeamTrend } from './trend-part.js';
import { useAskedRun } from './use-run.js';

export function Component() {
  const say = useText(cardMessages);
  const language = useLanguage();
  const { period = '', no = '' } = useParams();
  const run = useAskedRun();
  const query = useAsk<typeof getLeaderCard>('/periods/:period/scorecards/team-leaders/:employee_no', {
    params: { period, employee_no: no },
    query: { run },
  });
  const name = query.data?.card.name ?? '';
  const title = `${say('card_agent', { name, number: no })} · ${say('card_of', { month: month(period, language) })}`;
  return (
    <Page title={title} actions={<ConfidenceSwitch />}>
      <nav className="between" aria-label={say('neighbours')}>
        <Link to={`/scorecards?tab=leaders&period=${period}`}>{say('back')}</Link>
      </nav>
      <Loaded query={query}>
        {({ run: heading, card, explanation }) => (
          <>
            <RunLine run={heading} />
            <PersonHead card={card} explanation={explanation} />
            <ExplanationParts explanation={explanation} />
            {card.led_team_codes.map((code) => (
              <TeamTrend key={code} period={period} code={code} named />
            ))}
            <CardHistory period={period} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
