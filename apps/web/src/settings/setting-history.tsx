import type { PublicSettingKey } from '@contracts/settings.js';
import type { listSettingVersions } from '@contracts/settings-routes.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { Dialog } from '../form/dialog.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { PlainList } from '../list/plain-list.js';
import { settingMessages } from './messages.js';
import { valueWords } from './setting-words.js';

/** All values a setting has had. */
export function SettingHistory({ name, onClose }: { name: PublicSettingKey; onClose: () => void }) {
  const say = useText(settingMessages);
  const query = useAsk<typeof listSettingVersions>('/settings/:key/history', { params: { key: name } });
  return (
    <Dialog title={say('history_title', { name: say(name) })} onClose={onClose}>
      <Loaded query={query}>
        {({ items }) => (
          <PlainList
            rows={items}
            rowKey={(row) => row.version}
            empty={say('no_history')}
            columns={[
              { title: say('value'), render: (row) => valueWords(name, row.value, say) },
              { title: say('when'), render: (row) => moment(row.changed_at) },
              { title: say('who'), render: (row) => row.changed_by ?? '—' },
            ]}
          />
        )}
      </Loaded>
    </Dialog>
  );
}
