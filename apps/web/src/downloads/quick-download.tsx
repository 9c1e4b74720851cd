import './downloads.css';
import { Alert, Button, Progress } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { Fault } from '../feedback/fault.js';
import { useText } from '../i18n/use-text.js';
import { downloadMessages } from './messages.js';
import type { ReportWish } from './report-types.js';
import { useExport } from './use-export.js';

interface QuickDownloadProps {
  /** What the button says. */
  label: string;
  /** What it is, for those who hear the page. */
  name?: string;
  report: string;
  wishes: readonly ReportWish[];
  primary?: boolean;
}

/** One button: the report is written, and saved when it is ready. */
export function QuickDownload({ label, name, report, wishes, primary = false }: QuickDownloadProps) {
  const say = useText(downloadMessages);
  const { job, busy, saved, left, error, start, cancel } = useExport();
  const again = () => void start(report, wishes);
  return (
    <div className="quick-download">
      <Button
        type={primary ? 'primary' : 'default'}
        icon={<DownloadOutlined />}
        loading={busy}
        disabled={wishes.length === 0}
        onClick={again}
        {...(name === undefined ? {} : { 'aria-label': name })}
      >
        {label}
      </Button>
      {busy && job !== null && (
        <>
          <Progress percent={job.progress} size="small" aria-label={say('progress', { name: name ?? label })} />
          <Button size="small" onClick={() => void cancel()}>
            {say('cancel')}
          </Button>
        </>
      )}
      <span role="status" className="soft">
        {busy
          ? (job?.step ?? say('writing'))
          : saved > 0
            ? say('saved', { count: saved })
            : job?.state === 'cancelled'
              ? say('cancelled')
              : ''}
      </span>
      {left > 0 && <Link to="/downloads?tab=history">{say('left', { count: left })}</Link>}
      {!busy && job?.state === 'failed' && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={job.error ?? ''}
          action={
            <Button size="small" onClick={again}>
              {say('retry')}
            </Button>
          }
        />
      )}
      {error !== null && <Fault error={error} retry={again} />}
    </div>
  );
}
