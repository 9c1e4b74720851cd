import { Button, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { deleteFormDraft, FormVersionView, publishForm, retireForm } from '@contracts/forms.js';
import { call } from '../api/call.js';
import { Fault } from '../feedback/fault.js';
import { Dialog } from '../form/dialog.js';
import { TextField } from '../form/fields.js';
import { lineDifferences } from '../form/line-differences.js';
import { formMessages } from '../form/messages.js';
import { StaleChoice } from '../form/stale-choice.js';
import { useDone } from '../form/use-done.js';
import type { Opened } from '../form/use-tagged-form.js';
import { useTaggedWrite } from '../form/use-tagged-write.js';
import { useText } from '../i18n/use-text.js';
import { formLines } from './form-lines.js';
import { formsMessages } from './messages.js';

export type LifeDeed = 'publish' | 'retire' | 'delete';

interface LifeDialogProps {
  opened: Opened<FormVersionView>;
  deed: LifeDeed;
  onClose: () => void;
  /** Looks at it as it stands now. */
  reload: () => void;
}

/** Publishes or throws away a draft, or retires what was published. */
export function LifeDialog({ opened, deed, onClose, reload }: LifeDialogProps) {
  const say = useText(formsMessages);
  const sayForm = useText(formMessages);
  const navigate = useNavigate();
  const done = useDone(onClose);
  const [form] = useState(opened.data);
  const [from, setFrom] = useState(form.effective_from ?? '');
  const [refusal, setRefusal] = useState<unknown>(null);
  const params = { code: form.code, version: form.version };
  const saving = useTaggedWrite<FormVersionView, string>({
    ...opened,
    send: async (day, headers) => {
      if (deed === 'publish') {
        const body = { effective_from: day === '' ? null : day };
        await call<typeof publishForm>('POST', '/forms/:code/versions/:version/publication', { params, body, headers });
      } else if (deed === 'retire')
        await call<typeof retireForm>('POST', '/forms/:code/versions/:version/retirement', { params, body: {}, headers });
      else {
        await call<typeof deleteFormDraft>('DELETE', '/forms/:code/versions/:version', { params, headers });
        await navigate('/forms');
      }
      await done();
    },
    refused: setRefusal,
  });
  const { clash } = saving;
  if (clash !== null)
    return (
      <StaleChoice
        differences={lineDifferences(formLines(clash.theirs, say), formLines(form, say))}
        onTake={() => {
          onClose();
          reload();
        }}
        onClose={saving.dismiss}
      />
    );
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
        <Button type="primary" danger={deed === 'delete'} onClick={() => void saving.write(from)}>
          {say(deed)}
        </Button>
        <Button onClick={onClose}>{sayForm('cancel')}</Button>
      </Space>
    </Dialog>
  );
}
