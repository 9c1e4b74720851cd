import { Empty } from 'antd';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { ConfidenceSwitch } from '../chart/confidence-switch.js';
import { Waiting } from '../feedback/waiting.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { PeriodPanel } from '../periods/period-panel.js';
import { PageTabs } from '../shell/page-tabs.js';
import { Page } from '../shell/page.js';
import { AgentList } from './agent-list.js';
import './card.css';
import { LeaderList, SupervisorList, TeamList } from './group-lists.js';
import { cardMessages } from './messages.js';
import { RunOfList } from './run-of-list.js';
import { useAskedCards } from './use-run.js';

/** It comes with what draws its trend. */
const CenterView = lazy(async () => ({ default: (await import('./center-view.js')).CenterView }));

const TABS = ['period', 'center', 'supervisors', 'teams', 'leaders', 'agents'] as const;
type Tab = (typeof TABS)[number];

/** Everything about a month's scorecards; the tab, like the month, stands in the address. */
export function Component() {
  const say = useText(cardMessages);
  const language = useLanguage();
  const { period, run } = useAskedCards();
  const [search] = useSearchParams();
  const tab = TABS.find((each) => each === search.get('tab')) ?? 'period';
  if (period === null)
    return (
      <Page title={say('title')}>
        <Empty description={say('no_period')} />
      </Page>
    );
  return (
    <Page title={`${say('title')} · ${month(period, language)}`} actions={<ConfidenceSwitch />}>
      <PageTabs label={say('title')} tabs={TABS.map((key) => ({ key, label: say(`tab_${key}`) }))} chosen={tab} keep={['period', 'run']} />
      <TabContent tab={tab} period={period} run={run} />
    </Page>
  );
}

function TabContent({ tab, period, run }: { tab: Tab; period: string; run: number | undefined }) {
  if (tab === 'period') return <PeriodPanel period={period} />;
  const Views = { center: CenterView, supervisors: SupervisorList, teams: TeamList, leaders: LeaderList, agents: AgentList } as const;
  const View = Views[tab];
  return (
    <RunOfList period={period} run={run}>
      <Suspense fallback={<Waiting />}>
        <View period={period} run={run} />
      </Suspense>
    </RunOfList>
  );
}
