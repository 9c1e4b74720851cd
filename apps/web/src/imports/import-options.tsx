import { Checkbox, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ImportKind } from '@contracts/imports.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../i18n/use-text.js';
import { importMessages } from './messages.js';
import type { Wishes } from './use-import.js';

interface ImportOptionsProps {
  kind: ImportKind;
  wishes: Wishes;
  onChange: (wishes: Wishes) => void;
}

/** What can be wished besides: only what the kind knows, and what one may. */
export function ImportOptions({ kind, wishes, onChange }: ImportOptionsProps) {
  const say = useText(importMessages);
  const mayRestate = useMay('periods.close');
  const [restating, setRestating] = useState(wishes.restate_reason !== null);
  const restate = (on: boolean) => {
    setRestating(on);
    if (!on) onChange({ ...wishes, restate_reason: null });
  };
  return (
    <div className="import-row">
      {kind === 'evaluations' && (
        <Checkbox checked={wishes.blank_zero} onChange={(event) => onChange({ ...wishes, blank_zero: event.target.checked })}>
          {say('blank_zero')}
        </Checkbox>
      )}
      {kind === 'roster' && (
        <label>
          {say('effective_from')}{' '}
          <DatePicker
            value={wishes.effective_from === null ? null : dayjs(wishes.effective_from)}
            onChange={(day: dayjs.Dayjs | null) => onChange({ ...wishes, effective_from: day?.format('YYYY-MM-DD') ?? null })}
          />
        </label>
      )}
      {mayRestate && (
        <>
          <Checkbox checked={restating} onChange={(event) => restate(event.target.checked)}>
            {say('restate')}
          </Checkbox>
          {restating && (
            <Input
              style={{ width: 320 }}
              aria-label={say('restate_reason')}
              placeholder={say('restate_reason')}
              maxLength={500}
              value={wishes.restate_reason ?? ''}
              onChange={(event) => onChange({ ...wishes, restate_reason: event.target.value === '' ? null : event.target.value })}
            />
          )}
        </>
      )}
    </div>
  );
}
