import './desk.css';
import { useQueryClient } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { listFormsOfCall } from '@contracts/evaluation-draws.js';
import type { createEvaluation } from '@contracts/evaluations.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { Fault } from '../feedback/fault.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { deskMessages } from './messages.js';
import { deskPath } from './use-draw.js';

const PURPOSES = ['random', 'targeted', 'mandatory', 'double', 'recheck', 'calibration'] as const;
type Purpose = (typeof PURPOSES)[number];

/** By which form and what for a call that was picked is evaluated. A call somebody chose is no random sample. */
export function BeginModal({ recordingId, close }: { recordingId: string; close: () => void }) {
  const say = useText(deskMessages);
  const navigate = useNavigate();
  const client = useQueryClient();
  const query = useAsk<typeof listFormsOfCall>('/calls/:recording_id/forms', { params: { recording_id: recordingId } });
  const [form, setForm] = useState<string | null>(null);
  const [purpose, setPurpose] = useState<Purpose>('targeted');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const chosen = form ?? query.data?.suggested ?? null;
  const begin = async () => {
    if (chosen === null) return;
    setBusy(true);
    try {
      const body = { recording_id: recordingId, form_code: chosen, purpose };
      const saved = await call<typeof createEvaluation>('POST', '/evaluations', { body });
      void client.invalidateQueries({ queryKey: ['/evaluations'] });
      await navigate(deskPath(saved.evaluation_no));
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={say('begin_title', { recording: recordingId })}
      okText={say('begin')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: chosen === null, loading: busy }}
      onOk={() => void begin()}
      onCancel={close}
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{say('begin_none')}</p>
          ) : (
            <div className="wishes">
              <Select
                aria-label={say('form')}
                value={chosen}
                onChange={setForm}
                options={items.map(({ code, name, version }) => ({ value: code, label: `${name} ${version}` }))}
              />
              <Select
                aria-label={say('begin_purpose')}
                value={purpose}
                onChange={setPurpose}
                options={PURPOSES.map((value) => ({ value, label: say(`purpose_${value}`) }))}
              />
            </div>
          )
        }
      </Loaded>
      {error !== null && <Fault error={error} />}
    </Modal>
  );
}
