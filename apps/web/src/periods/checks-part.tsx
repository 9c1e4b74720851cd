import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ChecksReport, PeriodSummary, requestChecks } from '@contracts/periods.js';
import { call } from '../api/call.js';
import { Fault } from '../feedback/fault.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { Part } from '../scorecards/parts.js';
import { CheckItem } from './check-item.js';
import { checkName, openChecks } from './check-words.js';
import { periodMessages } from './messages.js';
import { useChecks } from './use-checks.js';
import { useWork } from './use-work.js';

interface ChecksPartProps {
  month: PeriodSummary;
  run: number;
  accepted: ReadonlySet<string>;
  onAccept: (codes: ReadonlySet<string>) => void;
  /** Whether the accepting is this reader's: who publishes accepts. */
  mayAccept: boolean;
}

/** What would hold up publishing a run, in plain words, with what it is about. */
export function ChecksPart({ month, run, accepted, onAccept, mayAccept }: ChecksPartProps) {
  const say = useText(periodMessages);
  const { job, running, start } = useWork();
  const [refusal, setRefusal] = useState<unknown>(null);
  const checked = useChecks(month);
  const check = async () => {
    setRefusal(null);
    await start(() =>
      call<typeof requestChecks>('POST', '/periods/:period/checks', { params: { period: month.period }, body: { run } }),
    ).catch(setRefusal);
  };
  const button = (
    <Button size="small" loading={running} onClick={() => void check()}>
      {checked === null ? say('check_run', { run }) : say('check_again')}
    </Button>
  );
  return (
    <Part title={say('checks')} aside={button}>
      {refusal !== null && <Fault error={refusal} />}
      {job?.state === 'failed' && <Alert type="error" showIcon role="alert" title={say('failed', { error: job.error ?? '' })} />}
      {checked === null ? (
        <p className="soft">{say('checks_none', { run })}</p>
      ) : (
        <>
          <p className="soft">{say('checked_at', { run, at: moment(checked.at) })}</p>
          <Report report={checked.report} accepted={accepted} onAccept={onAccept} mayAccept={mayAccept} />
        </>
      )}
    </Part>
  );
}

type ReportProps = Pick<ChecksPartProps, 'accepted' | 'onAccept' | 'mayAccept'> & { report: ChecksReport };

function Report({ report, accepted, onAccept, mayAccept }: ReportProps) {
  const say = useText(periodMessages);
  const found = report.checks.filter((check) => check.count > 0);
  const clear = report.checks.filter((check) => check.count === 0);
  const { blocking, toAccept } = openChecks(report.checks, accepted);
  const sum =
    found.length === 0
      ? say('checks_clear')
      : [
          ...(blocking.length > 0 ? [say('checks_blocked', { count: blocking.length })] : []),
          ...(toAccept.length > 0 ? [say('checks_open', { count: toAccept.length })] : []),
        ].join(' ') || say('checks_accepted');
  const set = (code: string, on: boolean) => {
    const next = new Set(accepted);
    if (on) next.add(code);
    else next.delete(code);
    onAccept(next);
  };
  return (
    <>
      <Alert role="status" showIcon type={blocking.length > 0 ? 'error' : toAccept.length > 0 ? 'warning' : 'success'} title={sum} />
      <ul className="checks">
        {found.map((check) => (
          <CheckItem
            key={check.code}
            check={check}
            report={report}
            on={accepted.has(check.code)}
            onChange={mayAccept ? (on) => set(check.code, on) : undefined}
          />
        ))}
      </ul>
      {clear.length > 0 && <p className="soft">{say('clear_list', { names: clear.map(({ code }) => say(checkName(code))).join('；') })}</p>}
    </>
  );
}
