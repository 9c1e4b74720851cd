import { Button } from 'antd';
import { DeleteOutlined } from '@ant-design/icons';
import { useFieldArray } from 'react-hook-form';
import { setRoles, type Account } from '@contracts/accounts.js';
import { call } from '../api/call.js';
import { accountLines, roleLines } from './account-lines.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { useDone } from '../form/use-done.js';
import { useTaggedForm, type Opened } from '../form/use-tagged-form.js';
import { useText } from '../i18n/use-text.js';
import { accountMessages } from './messages.js';
import { roles } from './roles.js';

/** Which roles an account holds, and from when to when. */
export default function RolesForm({ opened }: { opened: Opened<Account> }) {
  const say = useText(accountMessages);
  const done = useDone(() => undefined);
  const account = opened.data;
  const { entry, choice } = useTaggedForm(
    setRoles.body,
    { roles: account.roles.map(({ role, from, to }) => ({ role, from: from ?? '', to: to ?? '' })) },
    {
      opened,
      send: async (body, headers) => {
        await call<typeof setRoles>('PUT', '/accounts/:employee_no/roles', { params: { employee_no: account.employee_no }, body, headers });
        await done();
      },
      told: (now) => accountLines(now, say),
      typed: ({ roles: held }) => roleLines(held, say),
      leave: () => undefined,
    },
  );
  const { field, form } = entry;
  const list = useFieldArray({ control: form.control, name: 'roles' });
  return (
    <FormSheet form={entry} submit={say('save_roles')}>
      <p className="soft">{say('roles_text')}</p>
      {list.fields.map(({ id, role }, at) => (
        <div className="field-row" key={id}>
          <ChoiceField
            label={say('role')}
            options={roles.map((value) => ({ value, label: say(`role_${value}`) }))}
            {...field(`roles.${at}.role`)}
          />
          <TextField label={say('from')} type="date" {...field(`roles.${at}.from`)} />
          <TextField label={say('to')} type="date" {...field(`roles.${at}.to`)} />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={say('remove_role', { role: say(`role_${role}`) })}
            onClick={() => list.remove(at)}
          />
        </div>
      ))}
      <Button onClick={() => list.append({ role: 'agent', from: '', to: '' })}>{say('add_role')}</Button>
      {choice}
    </FormSheet>
  );
}
