import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import type { changeSetting, getSetting } from '@contracts/settings-routes.js';
import { call, callTagged, type AnswerOf } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { Fault } from '../feedback/fault.js';
import { Loaded } from '../feedback/loaded.js';
import { Dialog } from '../form/dialog.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { formMessages } from '../form/messages.js';
import { StaleChoice } from '../form/stale-choice.js';
import { useDone } from '../form/use-done.js';
import { useTagged } from '../form/use-tagged.js';
import { useTaggedWrite } from '../form/use-tagged-write.js';
import { useText } from '../i18n/use-text.js';
import { settingMessages } from './messages.js';
import { isNumber, mayBeEmpty, typedValue, valueWords, type SettingValue } from './setting-words.js';

type Setting = AnswerOf<typeof getSetting>;

interface SettingDialogProps {
  setting: Setting;
  onClose: () => void;
}

/** Gives a setting another value. */
export function SettingDialog({ setting: { key }, onClose }: SettingDialogProps) {
  const say = useText(settingMessages);
  const read = () => callTagged<typeof getSetting>('GET', '/settings/:key', { params: { key } });
  const query = useTagged(['/settings', key], read);
  return (
    <Loaded query={query}>
      {({ data, etag }) => <SettingForm name={say(key)} setting={data} etag={etag} read={read} onClose={onClose} />}
    </Loaded>
  );
}

interface SettingFormProps extends SettingDialogProps {
  name: string;
  etag: string | null;
  read: () => ReturnType<typeof callTagged<typeof getSetting>>;
}

function SettingForm({ name, setting, etag, read, onClose }: SettingFormProps) {
  const { key } = setting;
  const say = useText(settingMessages);
  const sayForm = useText(formMessages);
  const done = useDone(onClose);
  const [typed, setTyped] = useState(setting.value === null ? '' : String(setting.value));
  const [error, setError] = useState<unknown>(null);
  const saving = useTaggedWrite<Setting, SettingValue>({
    etag,
    read,
    send: async (value, headers) => {
      await call<typeof changeSetting>('PUT', '/settings/:key', { params: { key }, body: { value }, headers });
      await done();
    },
    refused: setError,
  });
  const { clash } = saving;
  const misfit = isProblem(error, `settings.bad_${key}`) ? error.message : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.write(typedValue(key, typed));
  };
  if (clash !== null)
    return (
      <StaleChoice
        differences={
          clash.theirs.value === clash.mine
            ? []
            : [{ label: name, theirs: valueWords(key, clash.theirs.value, say), mine: valueWords(key, clash.mine, say) }]
        }
        onTake={() => void done()}
        onKeep={() => void saving.keep()}
        onClose={saving.dismiss}
      />
    );
  return (
    <Dialog title={name} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        {error !== null && misfit === undefined && <Fault error={error} />}
        <p className="soft">{say(`${key}_text`, { recording_id: '{recording_id}' })}</p>
        {key === 'month_starts_on' ? (
          <ChoiceField
            label={name}
            fault={misfit}
            options={[
              { value: '1', label: say('month_1') },
              { value: '26', label: say('month_26') },
            ]}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        ) : (
          <TextField
            label={name}
            fault={misfit}
            hint={mayBeEmpty(key) ? say(key === 'recording_link_pattern' ? 'blank_nowhere' : 'blank_forever') : undefined}
            inputMode={isNumber(key) ? 'numeric' : 'text'}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        <div className="form-foot">
          <Button type="primary" htmlType="submit">
            {sayForm('save')}
          </Button>
          <Button onClick={onClose}>{sayForm('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
