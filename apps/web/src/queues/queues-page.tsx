import { Button } from 'antd';
import type { listQueues, QueueCounts } from '@contracts/queue-routes.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { ForbiddenPage } from '../feedback/route-fault.js';
import { useText } from '../i18n/use-text.js';
import { PlainList } from '../list/plain-list.js';
import { Page } from '../shell/page.js';
import { queueMessages } from './messages.js';

const STATES = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const satisfies readonly (keyof QueueCounts)[];

export function Component() {
  return useMay('queues.manage') ? <Queues /> : <ForbiddenPage />;
}

function Queues() {
  const say = useText(queueMessages);
  const query = useAsk<typeof listQueues>('/queues', {});
  const actions = (
    <>
      <Button loading={query.isFetching} onClick={() => void query.refetch()}>
        {say('refresh')}
      </Button>
      <Button type="primary" href="/admin/queues">
        {say('open')}
      </Button>
    </>
  );
  return (
    <Page title={say('title')} actions={actions}>
      <p>{say('text')}</p>
      <section className="sheet">
        <Loaded query={query}>
          {({ items }) => (
            <PlainList
              rows={items}
              rowKey={({ queue }) => queue}
              columns={[
                { title: say('queue'), render: ({ queue }) => say(queue) },
                ...STATES.map((state) => ({ title: say(state), render: (row: QueueCounts) => row[state], number: true })),
              ]}
              empty=""
            />
          )}
        </Loaded>
      </section>
    </Page>
  );
}
