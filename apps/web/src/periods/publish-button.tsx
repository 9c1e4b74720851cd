import { Button, InputNumber, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { PeriodSummary, publishPeriod } from '@contracts/periods.js';
import type { getSetting } from '@contracts/settings-routes.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { Fault } from '../feedback/fault.js';
import { month as monthName } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { acceptedCodes, checkName, openChecks } from './check-words.js';
import { periodMessages } from './messages.js';
import { useChecks } from './use-checks.js';
import type { Said } from './said.js';
import { useWork } from './use-work.js';

const LONGEST_NOTICE = 60;
const USUAL_NOTICE = 3;

interface PublishButtonProps {
  month: PeriodSummary;
  accepted: ReadonlySet<string>;
  onSaid: (said: Said | null) => void;
}

/** Puts the newest run on notice, or makes it stand, with the checks that were accepted. */
export function PublishButton({ month, accepted, onSaid }: PublishButtonProps) {
  const say = useText(periodMessages);
  const language = useLanguage();
  const run = month.newest_run ?? 0;
  const locked = month.published_run !== null;
  const { job, running, start } = useWork();
  const checked = useChecks(month);
  const usual = useAsk<typeof getSetting>('/settings/:key', { params: { key: 'notice_days' } });
  const [open, setOpen] = useState(false);
  const [chosen, setWay] = useState<'notice' | 'now' | null>(null);
  const way = locked ? 'now' : (chosen ?? (month.state === 'notice' ? 'now' : 'notice'));
  const [days, setDays] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const proposed = typeof usual.data?.value === 'number' && usual.data.value > 0 ? usual.data.value : USUAL_NOTICE;
  const checks = checked?.report.checks ?? [];
  const hindered = openChecks(checks, accepted);
  const ready = checked !== null && hindered.blocking.length + hindered.toAccept.length === 0;
  const accept = acceptedCodes(checks, accepted);
  const go = async () => {
    setRefusal(null);
    onSaid(null);
    const body = { notice_days: way === 'notice' ? (days ?? proposed) : 0, accept };
    try {
      const ended = await start(() =>
        call<typeof publishPeriod>('POST', '/periods/:period/publication', { params: { period: month.period }, body }),
      );
      setOpen(false);
      setWay(null);
      onSaid(published(ended));
    } catch (error) {
      setRefusal(error);
    }
  };
  const published = ({ state, error, error_code, result }: Ended): Said => {
    if (state === 'cancelled') return { good: false, text: say('cancelled') };
    if (error_code?.startsWith('scorecards.publish_') === true) return { good: false, text: say('refused') };
    if (state !== 'done') return { good: false, text: say('failed', { error: error ?? '' }) };
    const until = (result as { notice_until: string | null }).notice_until;
    return { good: true, text: until === null ? say('done_locked') : say('done_notice', { day: until }) };
  };
  return (
    <>
      <Button type="primary" disabled={!ready} onClick={() => setOpen(true)}>
        {say('publish')}
      </Button>
      {!ready && <span className="soft">{checked === null ? say('check_first', { run }) : notReady(say, hindered)}</span>}
      <Modal
        open={open}
        title={say('publish_now_title', { month: monthName(month.period, language), run })}
        okText={say(way === 'notice' ? 'step_notice' : 'step_published')}
        cancelText={say('cancel')}
        confirmLoading={running}
        onOk={() => void go()}
        onCancel={() => setOpen(false)}
      >
        {locked ? (
          <p>{say('restated_effect')}</p>
        ) : (
          <>
            <Radio.Group
              aria-label={say('publish_way')}
              value={way}
              onChange={({ target }) => setWay(target.value === 'notice' ? 'notice' : 'now')}
              vertical
              options={[
                { value: 'notice', label: say('way_notice') },
                { value: 'now', label: say('way_now') },
              ]}
            />
            {way === 'notice' && (
              <label className="form-field">
                <span className="form-label">{say('notice_days')}</span>
                <InputNumber min={1} max={LONGEST_NOTICE} precision={0} value={days ?? proposed} onChange={setDays} />
              </label>
            )}
            <p className="soft">{say(way === 'notice' ? 'notice_effect' : 'lock_effect')}</p>
          </>
        )}
        <p>
          {accept.length === 0 ? say('accept_none') : say('will_accept', { names: accept.map((code) => say(checkName(code))).join('；') })}
        </p>
        {running && job !== null && <p role="status">{say('working', { step: job.step ?? '' })}</p>}
        {refusal !== null && <Fault error={refusal} />}
      </Modal>
    </>
  );
}

interface Ended {
  state: string;
  error: string | null;
  error_code: string | null;
  result?: unknown;
}

function notReady(say: SayPeriod, { blocking, toAccept }: ReturnType<typeof openChecks>): string {
  if (blocking.length > 0) return say('checks_blocked', { count: blocking.length });
  return say('checks_open', { count: toAccept.length });
}

type SayPeriod = ReturnType<typeof useText<'checks_blocked' | 'checks_open'>>;
