import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { listTokens, revokeToken } from '@contracts/sign-in.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { useDone } from '../form/use-done.js';
import { day, moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { PlainList } from '../list/plain-list.js';
import { ownMessages } from './messages.js';

const TokenForm = lazy(() => import('./token-form.js'));
const MOST = 50;

/** One's access tokens. */
export function Tokens() {
  const say = useText(ownMessages);
  const done = useDone(() => undefined);
  const [making, setMaking] = useState(false);
  const query = useAsk<typeof listTokens>('/tokens', { query: { page_size: MOST } });
  const revoke = async (id: number) => {
    await call<typeof revokeToken>('DELETE', '/tokens/:id', { params: { id } });
    await done();
  };
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{say('tokens')}</h2>
        <Button onClick={() => setMaking(true)}>{say('make_token')}</Button>
      </div>
      <p className="soft">{say('tokens_text')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <PlainList
            rows={items}
            rowKey={(row) => row.id}
            empty={say('no_tokens')}
            columns={[
              { title: say('token_name'), render: (row) => `${row.name}（${row.hint}…）` },
              { title: say('token_permissions'), render: (row) => row.permissions.join(', ') },
              { title: say('expires'), render: (row) => day(row.expires_at) },
              { title: say('last_used'), render: (row) => (row.last_used_at === null ? say('never') : moment(row.last_used_at)) },
              {
                title: say('state'),
                render: (row) =>
                  row.state === 'active' ? (
                    <Button size="small" onClick={() => void revoke(row.id)}>
                      {say('revoke')}
                    </Button>
                  ) : (
                    say(row.state)
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {making && (
        <Suspense>
          <TokenForm onClose={() => setMaking(false)} />
        </Suspense>
      )}
    </section>
  );
}
