import { Badge, Button, Empty, Popover, Progress, Space } from 'antd';
import { LoadingOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { cancelJob } from '@contracts/jobs.js';
import { call } from '../api/call.js';
import { hasEnded } from '../api/job-events.js';
import { useJobs, type WatchedJob } from '../api/jobs-provider.js';
import { useText } from '../i18n/use-text.js';
import { jobKindKey, jobPlace, jobStateKey } from './job-words.js';
import { shellMessages } from './messages.js';

/** The jobs one has asked for, with how far they are. */
export function JobsTray() {
  const say = useText(shellMessages);
  const { jobs } = useJobs();
  const running = jobs.filter((job) => !hasEnded(job)).length;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={say('jobs')}
      content={
        <ul className="jobs-tray">
          {jobs.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('jobs_none')} />}
          {jobs.map((job) => (
            <TrayJob key={job.id} job={job} />
          ))}
        </ul>
      }
    >
      <Button
        type="text"
        aria-label={running === 0 ? say('jobs') : say('jobs_running', { count: running })}
        icon={
          <Badge count={running} size="small">
            {running > 0 ? <LoadingOutlined /> : <UnorderedListOutlined />}
          </Badge>
        }
      />
    </Popover>
  );
}

function TrayJob({ job }: { job: WatchedJob }) {
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
