import { Button } from 'antd';
import { useState } from 'react';
import type { approveScheme, SchemeVersionJson } from '@contracts/schemes.js';
import { call } from '../api/call.js';
import { Fault } from '../feedback/fault.js';
import { TextField } from '../form/fields.js';
import { lineDifferences, type Line } from '../form/line-differences.js';
import { StaleChoice } from '../form/stale-choice.js';
import { useDone } from '../form/use-done.js';
import type { Opened } from '../form/use-tagged-form.js';
import { useTaggedWrite } from '../form/use-tagged-write.js';
import { useText } from '../i18n/use-text.js';
import { definitionLines } from './definition-lines.js';
import { definitionMessages } from './definition-messages.js';
import { schemeMessages } from './messages.js';

interface ApprovalProps {
  opened: Opened<SchemeVersionJson>;
  reload: () => void;
}

/** The manager puts a draft into force from a month on, as they have seen it. */
export function Approval({ opened, reload }: ApprovalProps) {
  const say = useText(schemeMessages);
  const sayPart = useText(definitionMessages);
  const { code, number } = opened.data;
  const done = useDone(reload);
  const [from, setFrom] = useState('');
  const [refusal, setRefusal] = useState<unknown>(null);
  const saving = useTaggedWrite<SchemeVersionJson, string>({
    ...opened,
    send: async (effective_from, headers) => {
      await call<typeof approveScheme>('POST', '/schemes/:code/versions/:number/approval', {
        params: { code, number },
        body: { effective_from },
        headers,
      });
      await done();
    },
    refused: setRefusal,
  });
  const lines = ({ created_by, definition }: SchemeVersionJson): Line[] => [
    { label: say('created'), value: created_by },
    ...definitionLines(definition, sayPart),
  ];
  return (
    <section className="sheet">
      <h2>{say('approval')}</h2>
      <p className="soft">{say('approval_text')}</p>
      {refusal !== null && <Fault error={refusal} />}
      <div className="field-row">
        <TextField label={say('approve_from')} type="month" value={from} onChange={(event) => setFrom(event.target.value)} />
        <Button type="primary" disabled={from === ''} onClick={() => void saving.write(from)}>
          {say('approve')}
        </Button>
      </div>
      {saving.clash !== null && (
        <StaleChoice
          differences={lineDifferences(lines(saving.clash.theirs), lines(opened.data))}
          onTake={reload}
          onClose={saving.dismiss}
        />
      )}
    </section>
  );
}
