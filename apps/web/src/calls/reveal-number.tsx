import './reveal-number.css';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { revealCustomerNumber } from '@contracts/privacy.js';
import { call } from '../api/call.js';
import { Fault } from '../feedback/fault.js';
import { useText } from '../i18n/use-text.js';
import { revealMessages } from './reveal-messages.js';

const SHORTEST = 5;

/** Shows the whole number to somebody who says why. */
export function RevealNumber({ recordingId }: { recordingId: string }) {
  const say = useText(revealMessages);
  const id = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [number, setNumber] = useState<string | null>(null);
  if (number !== null) return <strong>{number}</strong>;
  const isShort = reason.trim().length < SHORTEST;
  const reveal = async () => {
    setTried(true);
    if (isShort) return;
    try {
      const body = { reason: reason.trim() };
      const answer = await call<typeof revealCustomerNumber>('POST', '/calls/:recording_id/reveal', {
        params: { recording_id: recordingId },
        body,
      });
      setNumber(answer.customer_number);
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('reveal')}
      </Button>
      <Modal
        open={open}
        title={say('title')}
        okText={say('go')}
        cancelText={say('cancel')}
        onOk={() => void reveal()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <label htmlFor={id}>{say('reason')}</label>
        <Input.TextArea id={id} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        {tried && isShort && (
          <p className="reveal-short" role="alert">
            {say('short')}
          </p>
        )}
        {error !== null && <Fault error={error} />}
      </Modal>
    </>
  );
}
