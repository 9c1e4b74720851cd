import { Button, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { deleteFormDraft, FormVersionView, publishForm, retireForm } from '@contracts/forms.js';
import { call } from '../api/call.js';
import { Fault } from '../feedback/fault.js';
import { Dialog } from '../form/dialog.js';
import { TextField } from '../form/fields.js';
import { formMessages } from '../form/messages.js';
import { useDone } from '../form/use-done.js';
import { useText } from '../i18n/use-text.js';
import { formsMessages } from './messages.js';

export type LifeDeed = 'publish' | 'retire' | 'delete';

interface LifeDialogProps {
  form: FormVersionView;
  deed: LifeDeed;
  onClose: () => void;
}

/** Publishes or throws away a draft, or retires what was published. */
export function LifeDialog({ form, deed, onClose }: LifeDialogProps) {
  const say = useText(formsMessages);
  const sayForm = useText(formMessages);
  const navigate = useNavigate();
  const done = useDone(onClose);
  const [from, setFrom] = useState(form.effective_from ?? '');
  const [refusal, setRefusal] = useState<unknown>(null);
  const params = { code: form.code, version: form.version };
  const act = async () => {
    setRefusal(null);
    try {
      if (deed === 'publish') {
        const body = { effective_from: from === '' ? null : from };
        await call<typeof publishForm>('POST', '/forms/:code/versions/:version/publication', { params, body });
      } else if (deed === 'retire')
        await call<typeof retireForm>('POST', '/forms/:code/versions/:version/retirement', { params, body: {} });
      else {
        await call<typeof deleteFormDraft>('DELETE', '/forms/:code/versions/:version', { params });
        await navigate('/forms');
      }
      await done();
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <Dialog title={`${say(deed)}：${say('heading', { name: form.name, version: form.version })}`} onClose={onClose}>
      {refusal !== null && <Fault error={refusal} />}
      <p>{say(`${deed}_text`)}</p>
      {deed === 'publish' && (
        <TextField
          label={say('effective_from')}
          hint={say('effective_hint')}
          type="date"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      )}
      <Space className="form-foot">
        <Button type="primary" danger={deed === 'delete'} onClick={() => void act()}>
          {say(deed)}
        </Button>
        <Button onClick={onClose}>{sayForm('cancel')}</Button>
      </Space>
    </Dialog>
  );
}
