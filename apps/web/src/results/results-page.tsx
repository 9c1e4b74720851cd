import { Alert, Empty } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { PeriodSummary } from '@contracts/periods.js';
import type { getAgentCard } from '@contracts/scorecards.js';
import { isProblem } from '../api/problem.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { ConfidenceSwitch } from '../chart/confidence-switch.js';
import { Loaded } from '../feedback/loaded.js';
import { month as monthName } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import '../scorecards/card.css';
import { ExplanationParts } from '../scorecards/explanation-parts.js';
import { PersonHead } from '../scorecards/person-head.js';
import { CardHistory } from '../scorecards/run-history.js';
import { RunLine } from '../scorecards/run-line.js';
import { AgentTrend } from '../scorecards/trend-part.js';
import { useAskedRun } from '../scorecards/use-run.js';
import { Page } from '../shell/page.js';
import { usePeriods } from '../shell/use-periods.js';
import { Headline } from './headline.js';
import { resultMessages } from './messages.js';
import { isShown, ownMonth } from './own-month.js';
import { ToAcknowledge } from './to-acknowledge.js';

/** What an agent comes for: how the month went, why, and what waits for them. */
export function Component() {
  const say = useText(resultMessages);
  const language = useLanguage();
  const [search] = useSearchParams();
  const periods = usePeriods();
  const month = ownMonth(periods.data?.items ?? [], search.get('period'));
  const title = month === null ? say('title_none') : say('title', { month: monthName(month.period, language) });
  return (
    <Page title={title} actions={<ConfidenceSwitch />}>
      <Loaded query={periods}>
        {() =>
          month === null ? <Empty description={say('none')} /> : isShown(month) ? <OwnCard month={month} /> : <NotYet month={month} />
        }
      </Loaded>
    </Page>
  );
}

function OwnCard({ month }: { month: PeriodSummary }) {
  const { account } = useSession();
  const run = useAskedRun();
  const params = { period: month.period, employee_no: account.employee_no };
  const query = useAsk<typeof getAgentCard>('/periods/:period/scorecards/agents/:employee_no', { params, query: { run } });
  if (query.isError && isProblem(query.error, 'scorecards.card_unknown')) return <NoCard month={month} />;
  return (
    <Loaded query={query}>
      {({ run: heading, card, explanation }) => (
        <>
          <Standing month={month} onNotice={heading.on_notice} />
          <Headline card={card} explanation={explanation} />
          <PersonHead card={card} explanation={explanation} />
          <ToAcknowledge />
          <ExplanationParts explanation={explanation} own />
          <AgentTrend period={month.period} employeeNo={account.employee_no} />
          <CardHistory period={month.period} />
          <RunLine run={heading} />
        </>
      )}
    </Loaded>
  );
}

/** Whether the results still can be checked, and what to do when something looks wrong. */
function Standing({ month, onNotice }: { month: PeriodSummary; onNotice: boolean }) {
  const say = useText(resultMessages);
  const day = month.notice_until ?? '';
  return onNotice ? (
    <Alert className="said" showIcon type="warning" title={say('on_notice', { day })} description={say('on_notice_do', { day })} />
  ) : (
    <Alert className="said" showIcon type="info" title={say('standing')} description={say('standing_do')} />
  );
}

function NotYet({ month }: { month: PeriodSummary }) {
  const say = useText(resultMessages);
  const language = useLanguage();
  return (
    <>
      <ToAcknowledge />
      <Empty description={say('not_yet', { month: monthName(month.period, language) })}>
        <Link to="/results">{say('newest')}</Link>
      </Empty>
    </>
  );
}

function NoCard({ month }: { month: PeriodSummary }) {
  const say = useText(resultMessages);
  const language = useLanguage();
  return (
    <>
      <ToAcknowledge />
      <Empty description={say('not_agent', { month: monthName(month.period, language) })} />
    </>
  );
}
