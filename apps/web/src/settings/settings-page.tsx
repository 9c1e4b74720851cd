import './settings.css';
import '../form/form.css';
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { listSettings } from '@contracts/settings-routes.js';
import type { AnswerOf } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { Calendar } from './calendar.js';
import { settingMessages } from './messages.js';
import { SettingDialog } from './setting-dialog.js';
import { SettingHistory } from './setting-history.js';
import { valueWords } from './setting-words.js';

type Setting = AnswerOf<typeof listSettings>['items'][number];

export function Component() {
  const say = useText(settingMessages);
  const mayWrite = useMay('settings.write');
  const [open, setOpen] = useState<{ setting: Setting; what: 'change' | 'history' } | null>(null);
  const query = useAsk<typeof listSettings>('/settings', {});
  return (
    <Page title={say('title')}>
      <Loaded query={query}>
        {({ items }) => (
          <section className="sheet">
            <ul className="settings">
              {items.map((setting) => (
                <li key={setting.key}>
                  <div>
                    <h2>{say(setting.key)}</h2>
                    <p className="soft">{say(`${setting.key}_text`, { recording_id: '{recording_id}' })}</p>
                  </div>
                  <div>
                    <strong>{valueWords(setting.key, setting.value, say)}</strong>
                    <p className="soft">
                      {setting.changed_at === null
                        ? say('default_holds')
                        : say('changed', { at: moment(setting.changed_at), by: setting.changed_by ?? '' })}
                    </p>
                  </div>
                  <Space>
                    {mayWrite && (
                      <Button aria-label={`${say('change')} ${say(setting.key)}`} onClick={() => setOpen({ setting, what: 'change' })}>
                        {say('change')}
                      </Button>
                    )}
                    <Button
                      type="text"
                      aria-label={`${say('history')} ${say(setting.key)}`}
                      onClick={() => setOpen({ setting, what: 'history' })}
                    >
                      {say('history')}
                    </Button>
                  </Space>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Loaded>
      <Calendar />
      {open?.what === 'change' && <SettingDialog setting={open.setting} onClose={() => setOpen(null)} />}
      {open?.what === 'history' && <SettingHistory name={open.setting.key} onClose={() => setOpen(null)} />}
    </Page>
  );
}
