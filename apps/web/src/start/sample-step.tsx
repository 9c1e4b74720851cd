import { Alert, Button, Checkbox } from 'antd';
import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Start, startOwnCentre } from '@contracts/start.js';
import { call, type AnswerOf } from '../api/call.js';
import { Fault } from '../feedback/fault.js';
import { TextField } from '../form/fields.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { startMessages } from './messages.js';

export type ClearedCentre = AnswerOf<typeof startOwnCentre>;

interface SampleStepProps {
  start: Start;
  onCleared: (centre: ClearedCentre) => void;
}

/** Takes the sample away, once somebody of the centre's own can get in. */
export function SampleStep({ start, onCleared }: SampleStepProps) {
  const say = useText(startMessages);
  const language = useLanguage();
  if (start.sample === null) return <p>{say('sample_gone')}</p>;
  return (
    <>
      <p>{say('sample_there', { month: month(start.sample.last_month, language) })}</p>
      {start.own_data ? <Alert type="info" showIcon title={say('sample_own')} /> : <ClearForm start={start} onCleared={onCleared} />}
    </>
  );
}

function ClearForm({ start, onCleared }: SampleStepProps) {
  const say = useText(startMessages);
  const queries = useQueryClient();
  const needed = !start.own_administrator;
  const [employeeNo, setEmployeeNo] = useState('');
  const [name, setName] = useState('');
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const filled = !needed || (employeeNo.trim() !== '' && name.trim() !== '');
  const missing = (value: string) => (tried && value.trim() === '' ? say('needed') : undefined);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!filled || busy) return;
    setBusy(true);
    try {
      const body = needed ? { administrator: { employee_no: employeeNo, name } } : {};
      const centre = await call<typeof startOwnCentre>('POST', '/start/own-centre', { body });
      onCleared(centre);
      if (!centre.signed_out) await queries.invalidateQueries();
    } catch (error) {
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      {refusal !== null && <Fault error={refusal} />}
      {needed && (
        <>
          <p>{say('sample_admin')}</p>
          <TextField
            label={say('employee_no')}
            maxLength={64}
            autoComplete="off"
            value={employeeNo}
            fault={missing(employeeNo)}
            onChange={(event) => setEmployeeNo(event.target.value)}
          />
          <TextField
            label={say('name')}
            maxLength={100}
            autoComplete="off"
            value={name}
            fault={missing(name)}
            onChange={(event) => setName(event.target.value)}
          />
        </>
      )}
      <p>
        <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
          {say('clear_sure')}
        </Checkbox>
      </p>
      <Button danger htmlType="submit" disabled={!sure} loading={busy}>
        {say('clear')}
      </Button>
    </form>
  );
}

/** What came of it: the password is shown this once. */
export function Cleared({ centre: { employee_no, password, signed_out }, onGoOn }: { centre: ClearedCentre; onGoOn: () => void }) {
  const say = useText(startMessages);
  return (
    <section className="start-step" role="status">
      <h2>{say('cleared')}</h2>
      {password !== null && (
        <>
          <p>{say('password_note', { no: employee_no ?? '' })}</p>
          <p>
            <code className="start-password">{password}</code>
          </p>
        </>
      )}
      <Button type="primary" onClick={() => (signed_out ? window.location.assign('/') : onGoOn())}>
        {say(signed_out ? 'sign_in' : 'next')}
      </Button>
    </section>
  );
}
