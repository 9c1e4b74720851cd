import { Button } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { changeSetting } from '@contracts/settings-routes.js';
import type { Start } from '@contracts/start.js';
import { call } from '../api/call.js';
import { Fault } from '../feedback/fault.js';
import { useText } from '../i18n/use-text.js';
import { startMessages } from './messages.js';

const beginnings = [1, 26] as const;

/** Where a month begins. */
export function MonthStep({ start }: { start: Start }) {
  const say = useText(startMessages);
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(start.month_starts_on);
  const [saved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const save = async () => {
    try {
      await call<typeof changeSetting>('PUT', '/settings/:key', { params: { key: 'month_starts_on' }, body: { value: chosen } });
      setRefusal(null);
      setSaved(true);
      await queries.invalidateQueries({ queryKey: ['/start'] });
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <>
      {refusal !== null && <Fault error={refusal} />}
      <fieldset className="choices" disabled={start.months_cut}>
        <legend>{say('month_text')}</legend>
        {beginnings.map((day) => (
          <label key={day}>
            <input type="radio" name="month" checked={chosen === day} onChange={() => setChosen(day)} />
            {say(`month_${day}`)}
          </label>
        ))}
      </fieldset>
      {start.months_cut ? (
        <p className="soft">{say('month_cut')}</p>
      ) : (
        <p>
          <Button onClick={() => void save()}>{say('month_save')}</Button> <span role="status">{saved && say('month_saved')}</span>
        </p>
      )}
    </>
  );
}
