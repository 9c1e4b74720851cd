import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createToken } from '@contracts/sign-in.js';
import { SecretDialog } from '../accounts/secret-dialog.js';
import { call } from '../api/call.js';
import { useSession } from '../api/use-session.js';
import { Dialog } from '../form/dialog.js';
import { CheckField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { asNumber, useContractForm } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { ownMessages } from './messages.js';

const DAYS = 90;

/** Makes an access token, and shows it once. */
export default function TokenForm({ onClose }: { onClose: () => void }) {
  const say = useText(ownMessages);
  const client = useQueryClient();
  const { permissions } = useSession();
  const [secret, setSecret] = useState<string | null>(null);
  const entry = useContractForm(createToken.body, { name: '', permissions: [], expires_in_days: DAYS }, async (body) => {
    setSecret((await call<typeof createToken>('POST', '/tokens', { body })).secret);
    await client.invalidateQueries({ queryKey: ['/tokens'] });
  });
  const { field, form, faultOf } = entry;
  if (secret !== null) return <SecretDialog title={say('token_title')} text={say('token_text')} secret={secret} onClose={onClose} />;
  return (
    <Dialog title={say('make_token')} onClose={onClose}>
      <FormSheet form={entry} onCancel={onClose}>
        <div className="fields">
          <TextField label={say('token_name')} {...field('name')} />
          <TextField label={say('token_days')} inputMode="numeric" {...field('expires_in_days', asNumber)} />
        </div>
        <fieldset className="ticks">
          <legend>{say('token_permissions')}</legend>
          {permissions.map(({ permission }) => (
            <CheckField key={permission} label={permission} value={permission} {...form.register('permissions')} />
          ))}
        </fieldset>
        {faultOf('permissions') !== undefined && <p className="field-fault">{say('pick_permission')}</p>}
      </FormSheet>
    </Dialog>
  );
}
