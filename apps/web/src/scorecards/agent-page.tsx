import { Space } from 'antd';
import { Link, useParams } from 'react-router';
import type { getAgentNeighbours } from '@contracts/grade-moves.js';
import type { getAgentCard } from '@contracts/scorecards.js';
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
import { AgentTrend } from './trend-part.js';
import { runQueryOf, useAskedRun } from './use-run.js';

export function Component() {
  const say = useText(cardMessages);
  const language = useLanguage();
  const { period = '', no = '' } = useParams();
  const run = useAskedRun();
  const query = useAsk<typeof getAgentCard>('/periods/:period/scorecards/agents/:employee_no', {
    params: { period, employee_no: no },
    query: { run },
  });
  const name = query.data?.card.name ?? '';
  const title = `${say('card_agent', { name, number: no })} · ${say('card_of', { month: month(period, language) })}`;
  return (
    <Page title={title} actions={<ConfidenceSwitch />}>
      <Neighbours period={period} no={no} run={run} />
      <Loaded query={query}>
        {({ run: heading, card, explanation }) => (
          <>
            <RunLine run={heading} />
            <PersonHead card={card} explanation={explanation} />
            <ExplanationParts explanation={explanation} />
            <AgentTrend period={period} employeeNo={no} />
            <CardHistory period={period} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The way to the cards before and after, and back to the list. */
function Neighbours({ period, no, run }: { period: string; no: string; run: number | undefined }) {
  const say = useText(cardMessages);
  const { data } = useAsk<typeof getAgentNeighbours>('/periods/:period/scorecards/agents/:employee_no/neighbours', {
    params: { period, employee_no: no },
    query: { run },
  });
  const to = (employeeNo: string) => `/scorecards/${period}/agents/${encodeURIComponent(employeeNo)}${runQueryOf(run)}`;
  return (
    <nav className="between" aria-label={say('neighbours')}>
      <Link to={`/scorecards?tab=agents&period=${period}`}>{say('back')}</Link>
      <Space size="large">
        {data?.previous && <Link to={to(data.previous.employee_no)}>← {say('previous_agent', { name: data.previous.name })}</Link>}
        {data?.next && <Link to={to(data.next.employee_no)}>{say('next_agent', { name: data.next.name })} →</Link>}
      </Space>
    </nav>
  );
}
