import { Alert, Space } from 'antd';
import { useState } from 'react';
import type { getPeriod, listRuns, PeriodSummary } from '@contracts/periods.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { Part, Tiles } from '../scorecards/parts.js';
import { shellMessages } from '../shell/messages.js';
import { usePeriods } from '../shell/use-periods.js';
import { ChecksPart } from './checks-part.js';
import { CloseButton } from './close-button.js';
import { GradesPart } from './grades-part.js';
import { periodMessages } from './messages.js';
import { canPublish, isRestated, nextStep, stepsOf } from './next-step.js';
import './periods.css';
import { PublishButton } from './publish-button.js';
import { RunHistory } from './run-history.js';
import type { Said } from './said.js';

const NOTHING: ReadonlySet<string> = new Set();

/** A month from its records to its publishing: where it stands, what is next, and by whom. */
export function PeriodPanel({ period }: { period: string }) {
  const query = useAsk<typeof getPeriod>('/periods/:period', { params: { period } });
  // The list of months says the same, and is there earlier.
  const listed = usePeriods().data?.items.find((each) => each.period === period);
  const month = query.data ?? (query.isError ? undefined : listed);
  return month === undefined ? <Loaded query={query}>{() => null}</Loaded> : <Month key={month.period} month={month} />;
}

function Month({ month }: { month: PeriodSummary }) {
  const say = useText(periodMessages);
  const [close, publish] = [useMay('periods.close'), useMay('periods.publish')];
  const [acceptance, setAcceptance] = useState<{ run: number | null; codes: ReadonlySet<string> }>({ run: null, codes: new Set() });
  const [said, setSaid] = useState<Said | null>(null);
  const runs = useAsk<typeof listRuns>('/periods/:period/runs', { params: { period: month.period } });
  const run = month.newest_run;
  // Another run is looked at anew.
  const accepted = acceptance.run === run ? acceptance.codes : NOTHING;
  return (
    <>
      <Facts month={month} />
      <Part title={say('next')}>
        <Steps month={month} />
        <p>{say(nextStep(month, { close, publish }), { day: month.notice_until ?? '', run: run ?? 0 })}</p>
        {said !== null && <Alert className="said" role="status" showIcon type={said.good ? 'success' : 'error'} title={said.text} />}
        <Space wrap>
          {close && <CloseButton month={month} onSaid={setSaid} />}
          {publish && canPublish(month) && <PublishButton month={month} accepted={accepted} onSaid={setSaid} />}
        </Space>
      </Part>
      {close && run !== null && canPublish(month) && (
        <ChecksPart
          key={run}
          month={month}
          run={run}
          accepted={accepted}
          onAccept={(codes) => setAcceptance({ run, codes })}
          mayAccept={publish}
        />
      )}
      {run !== null && <GradesPart period={month.period} />}
      <Loaded query={runs}>{({ items }) => <RunHistory runs={items} />}</Loaded>
    </>
  );
}

function Facts({ month }: { month: PeriodSummary }) {
  const say = useText(periodMessages);
  const sayState = useText(shellMessages);
  const stands = month.published_run;
  return (
    <Tiles
      tiles={[
        { label: say('state'), value: sayState(`state_${month.state}`) },
        { label: say('days'), value: <span className="tile-text">{say('days_of', { from: month.first_day, to: month.last_day })}</span> },
        {
          label: say('runs'),
          value: month.runs,
          ...(isRestated(month) ? { note: say('next_restated_close', { run: month.newest_run ?? 0 }) } : {}),
        },
        ...(month.notice_until === null
          ? []
          : [{ label: say('notice_until'), value: <span className="tile-text">{month.notice_until}</span> }]),
        ...(stands === null
          ? []
          : [
              {
                label: say('published_at'),
                value: <span className="tile-text">{moment(month.published_at)}</span>,
                note: say('run', { run: stands }),
              },
            ]),
      ]}
    />
  );
}

function Steps({ month }: { month: PeriodSummary }) {
  const say = useText(periodMessages);
  return (
    <ol className="month-steps" aria-label={say('steps')}>
      {stepsOf(month).map(({ step, at }) => (
        <li key={step} className={at} aria-current={at === 'now' ? 'step' : undefined}>
          {at === 'done' ? '✓ ' : ''}
          {say(`step_${step}`)}
        </li>
      ))}
    </ol>
  );
}
