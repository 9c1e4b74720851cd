import './downloads.css';
import { useSearchParams } from 'react-router';
import { reachOf } from '../api/session.js';
import { useMay, useSession } from '../api/use-session.js';
import { useText } from '../i18n/use-text.js';
import { PageTabs } from '../shell/page-tabs.js';
import { Page } from '../shell/page.js';
import { HistoryTab } from './history-tab.js';
import { LayoutsTab } from './layouts-tab.js';
import { downloadMessages } from './messages.js';
import { ReportsTab } from './reports-tab.js';
import { ShareTab } from './share-tab.js';
import { VerifyTab } from './verify-tab.js';

/** Reports for the month that the head of the page shows, what was downloaded before, and whether that still holds. */
export function Component() {
  const say = useText(downloadMessages);
  const [search] = useSearchParams();
  const mayImport = useMay('imports.run');
  const mayVerify = reachOf(useSession(), 'exports.run') === 'all' && mayImport;
  const tabs = [
    { key: 'reports', label: say('tab_reports'), children: <ReportsTab /> },
    { key: 'layouts', label: say('tab_layouts'), children: <LayoutsTab /> },
    { key: 'share', label: say('tab_share'), children: <ShareTab /> },
    { key: 'history', label: say('tab_history'), children: <HistoryTab /> },
    ...(mayVerify ? [{ key: 'verify', label: say('tab_verify'), children: <VerifyTab /> }] : []),
  ];
  const tab = tabs.find(({ key }) => key === search.get('tab')) ?? tabs[0]!;
  return (
    <Page title={say('title')}>
      <PageTabs label={say('title')} tabs={tabs} chosen={tab.key} keep={['period', 'team', 'language']} />
      {tab.children}
    </Page>
  );
}
