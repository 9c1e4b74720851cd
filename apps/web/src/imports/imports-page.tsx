import './imports.css';
import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { BatchList } from './batch-list.js';
import { FilesTab } from './files-tab.js';
import { importMessages } from './messages.js';
import { TemplatesMenu } from './templates-menu.js';

/** Files in: recognised, checked, brought in, and taken back. */
export function Component() {
  const say = useText(importMessages);
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') === 'batches' ? 'batches' : 'files';
  return (
    <Page title={say('title')} actions={<TemplatesMenu />}>
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(next) => setSearch(next === 'batches' ? { tab: next } : {})}
        items={[
          { key: 'files', label: say('tab_files'), children: <FilesTab /> },
          { key: 'batches', label: say('tab_batches'), children: <BatchList /> },
        ]}
      />
    </Page>
  );
}
