import { Alert, Spin } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { verifyUpload } from '@contracts/reports.js';
import { call } from '../api/call.js';
import { jobEnd } from '../api/job-events.js';
import { Fault } from '../feedback/fault.js';
import { DropZone } from '../files/drop-zone.js';
import { sendUpload } from '../files/send-upload.js';
import { useText } from '../i18n/use-text.js';
import { downloadMessages } from './messages.js';
import { reportTitle } from './report-words.js';

type Verification = NonNullable<z.output<(typeof verifyUpload)['response']>['result']>;

/** Differences that are listed; the rest is counted. */
const LISTED = 100;

/** Does a workbook that was exported before still say what the database says? */
export function VerifyTab() {
  const say = useText(downloadMessages);
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{ file: string; result: Verification } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const verify = async (file: File) => {
    setBusy(true);
    setFound(null);
    setFailure(null);
    setError(null);
    try {
      const { id } = await sendUpload(file);
      const asked = await call<typeof verifyUpload>('POST', '/uploads/:upload/verification', { params: { upload: String(id) } });
      const ended = await jobEnd(asked.id);
      if (ended.result === null) setFailure(ended.error);
      else setFound({ file: file.name, result: ended.result as unknown as Verification });
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="download-panel">
      <DropZone
        title={say('verify_drop')}
        hint={say('verify_text')}
        accept=".xlsx"
        onFiles={([file]) => file !== undefined && void verify(file)}
      />
      <div role="status">
        {busy && <Spin />} {busy && say('verifying')}
      </div>
      {error !== null && <Fault error={error} />}
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
      {found !== null && <Found {...found} />}
    </div>
  );
}

function Found({ file, result }: { file: string; result: Verification }) {
  const say = useText(downloadMessages);
  const { matches, differences, differences_found: count, period, run, newest_run: newest } = result;
  const about = { period, run, report: reportTitle(result.report, say) };
  return (
    <>
      <Alert
        type={matches ? 'success' : 'warning'}
        showIcon
        role="status"
        title={matches ? say('matches', about) : say('differs', { ...about, count })}
        description={
          <>
            <p>{file}</p>
            {newest !== run && matches && <p>{say('matches_older', { run, newest })}</p>}
          </>
        }
      />
      {!matches && (
        <ol>
          {differences.slice(0, LISTED).map(({ message }, at) => (
            <li key={at}>{message}</li>
          ))}
        </ol>
      )}
    </>
  );
}
