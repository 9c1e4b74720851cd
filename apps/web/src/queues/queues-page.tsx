import { Button } from 'antd';
import { useMay } from '../api/use-session.js';
import { ForbiddenPage } from '../feedback/route-fault.js';
import { defineMessages } from '../i18n/define-messages.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';

const messages = defineMessages(
  'queues',
  {
    title: '任务队列',
    text: '后台任务的排队、进行和失败情况。失败的任务可以在监视页里查看原因并重试。',
    open: '打开队列监视',
  },
  {
    title: 'Job queues',
    text: 'What waits, runs and has failed in the background. The monitor shows why a job failed, and can run it again.',
    open: 'Open the monitor',
  },
);

export function Component() {
  const say = useText(messages);
  const may = useMay('queues.manage');
  if (!may) return <ForbiddenPage />;
  return (
    <Page title={say('title')}>
      <p>{say('text')}</p>
      <Button type="primary" href="/admin/queues">
        {say('open')}
      </Button>
    </Page>
  );
}
