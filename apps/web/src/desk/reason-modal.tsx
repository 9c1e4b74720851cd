import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useText } from '../i18n/use-text.js';
import { scoringMessages } from './scoring-messages.js';

interface ReasonModalProps {
  title: string;
  label: string;
  busy: boolean;
  done: (reason: string) => void;
  close: () => void;
}

/** Asks why, and takes no silence for an answer. */
export function ReasonModal({ title, label, busy, done, close }: ReasonModalProps) {
  const say = useText(scoringMessages);
  const id = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const finish = () => {
    setTried(true);
    if (reason.trim() !== '') done(reason.trim());
  };
  return (
    <Modal open title={title} okText={say('confirm')} cancelText={say('cancel')} confirmLoading={busy} onOk={finish} onCancel={close}>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} rows={2} maxLength={500} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
      {tried && reason.trim() === '' && (
        <p className="row-remark" role="alert">
          {say('reason_needed')}
        </p>
      )}
    </Modal>
  );
}
