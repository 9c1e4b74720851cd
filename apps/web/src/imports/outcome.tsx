import { Alert, Button, Progress, Space } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { UploadHead, UploadView } from '@contracts/import-routes.js';
import { hasEnded } from '../api/job-events.js';
import type { WatchedJob } from '../api/jobs-provider.js';
import { Fault } from '../feedback/fault.js';
import { useText, type Say } from '../i18n/use-text.js';
import { importMessages } from './messages.js';
import { PreviewTable } from './preview-table.js';
import type { Import } from './use-import.js';

interface OutcomeProps {
  work: Import;
  upload: UploadView;
  next: UploadHead | null;
  onOpen: (id: number) => void;
}

/** What a look at the file found, and what came of bringing it in. */
export function Outcome({ work, upload, next, onOpen }: OutcomeProps) {
  const say = useText(importMessages);
  const { job, error } = work;
  const running = job !== null && !hasEnded(job);
  const { preview, batch } = upload;
  return (
    <>
      {error !== null && <Fault error={error} />}
      {job?.state === 'failed' && <Alert type="error" showIcon role="alert" title={failureOf(job, say)} />}
      {running && (
        <div role="status">
          {say(work.doing)} {job.step ?? ''}
          <Progress percent={job.progress} size="small" aria-label={say(work.doing)} />
        </div>
      )}
      {!running && batch !== null && <Done upload={upload} batch={batch} next={next} onOpen={onOpen} />}
      {!running && batch === null && preview !== null && <Found work={work} upload={upload} preview={preview} />}
    </>
  );
}

/** The same refusal is mended by a switch here, and by an option on the command line. */
function failureOf({ error, error_code: code }: WatchedJob, say: Say<'months_locked'>): string {
  return code === 'scorecards.period_locked' ? say('months_locked') : (error ?? '');
}

function Done({
  upload,
  batch,
  next,
  onOpen,
}: {
  upload: UploadView;
  batch: number;
  next: UploadHead | null;
  onOpen: OutcomeProps['onOpen'];
}) {
  const say = useText(importMessages);
  const { preview } = upload;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={say('done', { batch })}
      description={
        <>
          {preview !== null && (
            <p>
              {say('read')} {preview.rows_read} · {say('imported')} {preview.rows_imported} · {say('unchanged')} {preview.rows_unchanged} ·{' '}
              {say('failed')} {preview.rows_failed}
            </p>
          )}
          {preview !== null && preview.rows_failed > 0 && (
            <p>{say('done_skipped', { count: preview.rows_failed, failed: preview.rows_failed })}</p>
          )}
          <Space wrap>
            {next !== null && (
              <Button type="primary" onClick={() => onOpen(next.id)}>
                {say('next_file', { name: next.file_name })}
              </Button>
            )}
            {upload.has_error_workbook && <ErrorWorkbookLink id={upload.id} />}
            <Link to="/imports?tab=batches">{say('see_batches')}</Link>
          </Space>
        </>
      }
    />
  );
}

function Found({ work, upload, preview }: { work: Import; upload: UploadView; preview: NonNullable<UploadView['preview']> }) {
  const say = useText(importMessages);
  const { rows_read: read, rows_failed: failed, rows_unchanged: unchanged } = preview;
  // A check that found mistakes counts nothing as imported: none of it was.
  const good = read - failed;
  const imported = failed === 0 ? preview.rows_imported : good;
  const nothingNew = failed === 0 && imported === 0;
  return (
    <>
      <Alert
        type={failed > 0 ? 'warning' : 'success'}
        showIcon
        role="status"
        title={nothingNew ? say('nothing_new', { count: unchanged }) : say('counts', { read, imported, unchanged, failed })}
        description={failed > 0 ? say('fix_hint') : undefined}
      />
      <div className="import-row">
        {failed === 0 && !nothingNew && (
          <Button type="primary" loading={work.busy} onClick={() => void work.commit(false)}>
            {say('import_all', { count: imported })}
          </Button>
        )}
        {failed > 0 && good > 0 && (
          <Button loading={work.busy} onClick={() => void work.commit(true)}>
            {say('import_good', { failed, good })}
          </Button>
        )}
        {upload.has_error_workbook && <ErrorWorkbookLink id={upload.id} />}
      </div>
      <PreviewTable preview={preview} />
    </>
  );
}

function ErrorWorkbookLink({ id }: { id: number }) {
  const say = useText(importMessages);
  return (
    <Button icon={<DownloadOutlined />} href={`/api/v1/uploads/${id}/error-workbook`} download>
      {say('errors_file')}
    </Button>
  );
}
