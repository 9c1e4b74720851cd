import { Button } from 'antd';
import { LoadingOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { lazy, Suspense, useState } from 'react';
import { hasEnded } from '../api/job-events.js';
import { useJobs } from '../api/jobs-provider.js';
import { useText } from '../i18n/use-text.js';
import { shellMessages } from './messages.js';
import { Panel } from './panel.js';

const JobList = lazy(() => import('./job-list.js'));

/** The jobs one has asked for, with how far they are. */
export function JobsTray() {
  const say = useText(shellMessages);
  const { jobs } = useJobs();
  const [open, setOpen] = useState(false);
  const running = jobs.filter((job) => !hasEnded(job)).length;
  const label = running === 0 ? say('jobs') : say('jobs_running', { count: running });
  return (
    <Panel
      open={open}
      onClose={() => setOpen(false)}
      label={say('jobs')}
      button={
        <Button
          type="text"
          aria-label={label}
          aria-expanded={open}
          icon={running > 0 ? <LoadingOutlined /> : <UnorderedListOutlined />}
          onClick={() => setOpen(!open)}
        >
          {running > 0 && running}
        </Button>
      }
    >
      <Suspense>
        <JobList jobs={jobs} />
      </Suspense>
    </Panel>
  );
}
