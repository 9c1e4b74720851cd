import { Button, Empty, Progress, Space } from 'antd';
import { Link } from 'react-router';
import type { cancelJob } from '@contracts/jobs.js';
import { call } from '../api/call.js';
import { hasEnded } from '../api/job-events.js';
import { useJobs, type WatchedJob } from '../api/jobs-provider.js';
import { useText } from '../i18n/use-text.js';
import { jobKindKey, jobPlace, jobStateKey } from './job-words.js';
import { shellMessages } from './messages.js';

export default function JobList({ jobs }: { jobs: readonly WatchedJob[] }) {
  const say = useText(shellMessages);
  if (jobs.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('jobs_none')} />;
  return (
    <ul className="job-list">
      {jobs.map((job) => (
        <ListedJob key={job.id} job={job} />
      ))}
    </ul>
  );
}

function ListedJob({ job }: { job: WatchedJob }) {
  const say = useText(shellMessages);
  const { watch, dismiss } = useJobs();
  const ended = hasEnded(job);
  const place = jobPlace(job);
  const cancel = async () => watch(await call<typeof cancelJob>('POST', '/jobs/:job/cancellation', { params: { job: job.id } }));
  return (
    <li>
      <strong>{say(jobKindKey(job.kind))}</strong>
      <Progress
        percent={job.progress}
        size="small"
        status={job.state === 'failed' ? 'exception' : job.state === 'done' ? 'success' : 'active'}
        aria-label={say(jobKindKey(job.kind))}
      />
      <p className="soft" role="status">
        {job.error ?? (ended || job.step === null ? say(jobStateKey(job.state)) : job.step)}
      </p>
      <Space>
        {ended && place !== null && <Link to={place}>{say('job_open')}</Link>}
        {ended ? (
          <Button size="small" onClick={() => dismiss(job.id)}>
            {say('job_dismiss')}
          </Button>
        ) : (
          <Button size="small" onClick={() => void cancel()}>
            {say('job_cancel')}
          </Button>
        )}
      </Space>
    </li>
  );
}
