import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { closePeriod, PeriodSummary } from '@contracts/periods.js';
import type { listSchemes } from '@contracts/schemes.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { Fault } from '../feedback/fault.js';
import { month as monthName } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { periodMessages } from './messages.js';
import type { Said } from './said.js';
import { useWork } from './use-work.js';

interface CloseButtonProps {
  month: PeriodSummary;
  onSaid: (said: Said | null) => void;
}

/** Works a month out: its first run, or another one with its reason. */
export function CloseButton({ month, onSaid }: CloseButtonProps) {
  const say = useText(periodMessages);
  const language = useLanguage();
  const { job, running, start } = useWork();
  const [open, setOpen] = useState(false);
  const [scheme, setScheme] = useState<string>();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const again = month.newest_run !== null;
  const go = async () => {
    setRefusal(null);
    const why = reason.trim();
    setMissing(again && why === '');
    if (again && why === '') return;
    onSaid(null);
    try {
      const body = { scheme: scheme ?? null, reason: again ? why : null };
      const ended = await start(() =>
        call<typeof closePeriod>('POST', '/periods/:period/runs', { params: { period: month.period }, body }),
      );
      setOpen(false);
      setReason('');
      onSaid(closed(ended));
    } catch (error) {
      setRefusal(error);
    }
  };
  const closed = ({ state, error, result }: { state: string; error: string | null; result?: unknown }): Said => {
    if (state === 'cancelled') return { good: false, text: say('cancelled') };
    if (state !== 'done') return { good: false, text: say('failed', { error: error ?? '' }) };
    const { run, changed } = result as { run: number; changed: boolean | null };
    return { good: true, text: say(changed === false ? 'done_same' : 'done_closed', { run }) };
  };
  return (
    <>
      <Button type={again ? 'default' : 'primary'} onClick={() => setOpen(true)}>
        {say(again ? 'close_again' : 'close')}
      </Button>
      <Modal
        open={open}
        title={say('close_title', { month: monthName(month.period, language) })}
        okText={say(again ? 'close_again' : 'close')}
        cancelText={say('cancel')}
        confirmLoading={running}
        onOk={() => void go()}
        onCancel={() => setOpen(false)}
      >
        <p>{again ? say('close_more', { run: month.runs + 1 }) : say('close_first')}</p>
        <SchemeField value={scheme} onChange={setScheme} />
        {again && (
          <label className="form-field">
            <span className="form-label">{say('reason')}</span>
            <Input.TextArea
              name="reason"
              rows={3}
              maxLength={500}
              value={reason}
              status={missing ? 'error' : ''}
              aria-invalid={missing}
              aria-describedby="close-reason-help"
              onChange={(event) => setReason(event.target.value)}
            />
            <span id="close-reason-help" className={missing ? 'form-error' : 'soft'}>
              {say(missing ? 'reason_missing' : 'reason_help')}
            </span>
          </label>
        )}
        {running && job !== null && <p role="status">{say('working', { step: job.step ?? '' })}</p>}
        {refusal !== null && <Fault error={refusal} />}
      </Modal>
    </>
  );
}

function SchemeField({ value, onChange }: { value: string | undefined; onChange: (scheme: string | undefined) => void }) {
  const say = useText(periodMessages);
  const language = useLanguage();
  const { data } = useAsk<typeof listSchemes>('/schemes', {});
  const schemes = (data?.items ?? []).filter(({ kind }) => kind === 'agent');
  return (
    <label className="form-field">
      <span className="form-label">{say('scheme')}</span>
      <Select
        aria-label={say('scheme')}
        allowClear
        placeholder={say('scheme_before')}
        value={value}
        options={schemes.map(({ code, name_zh, name_en }) => ({ value: code, label: `${language === 'zh' ? name_zh : name_en} ${code}` }))}
        onChange={onChange}
        style={{ width: '100%' }}
      />
    </label>
  );
}
