import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { endDeputy, listDeputies } from '@contracts/accounts.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { useDone } from '../form/use-done.js';
import { useText } from '../i18n/use-text.js';
import { PlainList } from '../list/plain-list.js';
import { ownMessages } from './messages.js';

const DeputyForm = lazy(() => import('./deputy-form.js'));
const MOST = 100;

/** Who stands in for whom. */
export function Deputies() {
  const say = useText(ownMessages);
  const done = useDone(() => undefined);
  const [naming, setNaming] = useState(false);
  const query = useAsk<typeof listDeputies>('/deputies', { query: { page_size: MOST } });
  const end = async (id: number) => {
    await call<typeof endDeputy>('DELETE', '/deputies/:id', { params: { id } });
    await done();
  };
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{say('deputies')}</h2>
        <Button onClick={() => setNaming(true)}>{say('name_deputy')}</Button>
      </div>
      <p className="soft">{say('deputies_text')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <PlainList
            rows={items}
            rowKey={(row) => row.id}
            empty={say('no_deputies')}
            columns={[
              { title: say('deputy'), render: (row) => `${row.deputy.employee_no} ${row.deputy.name}` },
              { title: say('principal'), render: (row) => `${row.principal.employee_no} ${row.principal.name}` },
              { title: say('role'), render: (row) => say(`role_${row.role}`) },
              { title: say('from'), render: (row) => row.from },
              { title: say('to'), render: (row) => row.to },
              {
                title: say('state'),
                render: (row) =>
                  row.state === 'over' || row.state === 'ended' ? (
                    say(row.state)
                  ) : (
                    <>
                      {say(row.state)}{' '}
                      <Button size="small" onClick={() => void end(row.id)}>
                        {say('end_deputy')}
                      </Button>
                    </>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {naming && (
        <Suspense>
          <DeputyForm onClose={() => setNaming(false)} />
        </Suspense>
      )}
    </section>
  );
}
