import './imports.css';
import { useSearchParams } from 'react-router';
import { useText } from '../i18n/use-text.js';
import { PageTabs } from '../shell/page-tabs.js';
import { Page } from '../shell/page.js';
import { BatchList } from './batch-list.js';
import { FilesTab } from './files-tab.js';
import { importMessages } from './messages.js';
import { TemplatesMenu } from './templates-menu.js';

const TABS = ['files', 'batches'] as const;

/** Files in: recognised, checked, brought in, and taken back. */
export function Component() {
  const say = useText(importMessages);
  const [search] = useSearchParams();
  const tab = TABS.find((each) => each === search.get('tab')) ?? 'files';
  return (
    <Page title={say('title')} actions={<TemplatesMenu />}>
      <PageTabs label={say('title')} tabs={TABS.map((key) => ({ key, label: say(`tab_${key}`) }))} chosen={tab} keep={[]} />
      {tab === 'files' ? <FilesTab /> : <BatchList />}
    </Page>
  );
}
