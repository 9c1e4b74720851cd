import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createAccount } from '@contracts/accounts.js';
import { call, type AnswerOf } from '../api/call.js';
import { Dialog } from '../form/dialog.js';
import { CheckField, ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { useContractForm } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { accountMessages } from './messages.js';
import { roles } from './roles.js';
import { SecretDialog } from './secret-dialog.js';

/** Opens an account, and shows its temporary password once. */
export default function AddAccount({ onClose }: { onClose: () => void }) {
  const say = useText(accountMessages);
  const client = useQueryClient();
  const [made, setMade] = useState<AnswerOf<typeof createAccount> | null>(null);
  const [role, setRole] = useState('');
  const entry = useContractForm(createAccount.body, { employee_no: '', name: '', password: true }, async (body) => {
    const chosen = roles.find((each) => each === role);
    setMade(
      await call<typeof createAccount>('POST', '/accounts', { body: chosen === undefined ? body : { ...body, roles: [{ role: chosen }] } }),
    );
    await client.invalidateQueries({ queryKey: ['/accounts'] });
  });
  const { field, form } = entry;
  if (made !== null) {
    const { account, temporary_password: secret } = made;
    return (
      <SecretDialog
        title={say(secret === null ? 'title' : 'password_title')}
        text={secret === null ? say('no_password') : say('password_text', { name: account.name, employee_no: account.employee_no })}
        secret={secret}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={say('add')} onClose={onClose}>
      <FormSheet form={entry} onCancel={onClose}>
        <div className="fields">
          <TextField label={say('number')} autoComplete="off" {...field('employee_no')} />
          <TextField label={say('name')} hint={say('name_hint')} autoComplete="off" {...field('name')} />
          <ChoiceField
            label={say('role')}
            none={say('by_post')}
            hint={say('roles_hint')}
            options={roles.map((value) => ({ value, label: say(`role_${value}`) }))}
            value={role}
            onChange={(event) => setRole(event.target.value)}
          />
        </div>
        <CheckField label={say('with_password')} {...form.register('password')} />
      </FormSheet>
    </Dialog>
  );
}
