import { Button } from 'antd';
import { useState } from 'react';
import type { approveScheme } from '@contracts/schemes.js';
import { call } from '../api/call.js';
import { Fault } from '../feedback/fault.js';
import { TextField } from '../form/fields.js';
import { useDone } from '../form/use-done.js';
import { useText } from '../i18n/use-text.js';
import { schemeMessages } from './messages.js';

interface ApprovalProps {
  code: string;
  number: number;
  reload: () => void;
}

/** The manager puts a draft into force from a month on. */
export function Approval({ code, number, reload }: ApprovalProps) {
  const say = useText(schemeMessages);
  const done = useDone(reload);
  const [from, setFrom] = useState('');
  const [refusal, setRefusal] = useState<unknown>(null);
  const approve = async () => {
    setRefusal(null);
    try {
      await call<typeof approveScheme>('POST', '/schemes/:code/versions/:number/approval', {
        params: { code, number },
        body: { effective_from: from },
      });
      await done();
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <section className="sheet">
      <h2>{say('approval')}</h2>
      <p className="soft">{say('approval_text')}</p>
      {refusal !== null && <Fault error={refusal} />}
      <div className="field-row">
        <TextField label={say('approve_from')} type="month" value={from} onChange={(event) => setFrom(event.target.value)} />
        <Button type="primary" disabled={from === ''} onClick={() => void approve()}>
          {say('approve')}
        </Button>
      </div>
    </section>
  );
}
