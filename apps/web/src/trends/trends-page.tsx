import { lazy, Suspense } from 'react';
import './trends.css';
import { Empty } from 'antd';
import { ConfidenceSwitch } from '../chart/confidence-switch.js';
import { Waiting } from '../feedback/waiting.js';
import { useText } from '../i18n/use-text.js';
import { PageTabs } from '../shell/page-tabs.js';
import { Page } from '../shell/page.js';
import { usePeriods } from '../shell/use-periods.js';
import { FilterBar } from './filter-bar.js';
import { useTrendFilters, views, type View } from './filters.js';
import { trendsMessages } from './messages.js';
import { TrendView, type ViewProps } from './trend-view.js';

const ComparisonView = lazy(() => import('./comparison-view.js'));
const CriteriaView = lazy(() => import('./criteria-view.js'));
const TeamsView = lazy(() => import('./teams-view.js'));
const ScoresView = lazy(() => import('./scores-view.js'));

/** What another view of the same facts goes on with. */
const kept = ['period', 'from', 'to', 'before_from', 'before_to', 'measure', 'teams', 'direction', 'form'];

export function Component() {
  const say = useText(trendsMessages);
  const { filters, set } = useTrendFilters();
  const { isPending } = usePeriods();
  if (filters === null) {
    return <Page title={say('title')}>{isPending ? <Waiting rows={8} /> : <Empty description={say('nothing')} />}</Page>;
  }
  return (
    <Page title={say('title')} actions={<ConfidenceSwitch />}>
      <PageTabs
        label={say('title')}
        name="view"
        tabs={views.map((view) => ({ key: view, label: say(`view_${view}`) }))}
        chosen={filters.view}
        keep={kept}
      />
      <FilterBar filters={filters} set={set} />
      <Suspense fallback={<Waiting rows={8} />}>
        <Shown view={filters.view} filters={filters} set={set} />
      </Suspense>
    </Page>
  );
}

function Shown({ view, filters, set }: ViewProps & { view: View }) {
  switch (view) {
    case 'trend':
      return <TrendView filters={filters} set={set} />;
    case 'comparison':
      return <ComparisonView filters={filters} set={set} />;
    case 'criteria':
      return <CriteriaView filters={filters} />;
    case 'teams':
      return <TeamsView filters={filters} />;
    case 'scores':
      return <ScoresView filters={filters} />;
  }
}
