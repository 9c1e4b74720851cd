import { Button } from 'antd';
import type { endSession, listSessions } from '@contracts/sign-in.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { useDone } from '../form/use-done.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { PlainList } from '../list/plain-list.js';
import { ownMessages } from './messages.js';

const MOST = 50;

/** Where one is signed in. */
export function Sessions() {
  const say = useText(ownMessages);
  const done = useDone(() => undefined);
  const query = useAsk<typeof listSessions>('/sessions', { query: { page_size: MOST } });
  const end = async (id: string) => {
    await call<typeof endSession>('DELETE', '/sessions/:id', { params: { id } });
    await done();
  };
  return (
    <section className="sheet">
      <h2>{say('sessions')}</h2>
      <Loaded query={query}>
        {({ items }) => (
          <PlainList
            rows={items}
            rowKey={(row) => row.id}
            empty=""
            columns={[
              { title: say('browser'), render: (row) => <span className="clipped">{row.user_agent}</span> },
              { title: say('address'), render: (row) => row.address },
              { title: say('since'), render: (row) => moment(row.created_at) },
              { title: say('seen'), render: (row) => moment(row.last_seen_at) },
              {
                title: say('state'),
                render: (row) =>
                  row.is_current ? (
                    say('here')
                  ) : (
                    <Button size="small" onClick={() => void end(row.id)}>
                      {say('end')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}
