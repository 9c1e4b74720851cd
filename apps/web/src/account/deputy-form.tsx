import { nameDeputy } from '@contracts/accounts.js';
import { call } from '../api/call.js';
import { useSession } from '../api/use-session.js';
import { hasRole } from '../api/session.js';
import { Dialog } from '../form/dialog.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { useContractForm } from '../form/use-contract-form.js';
import { useDone } from '../form/use-done.js';
import { useText } from '../i18n/use-text.js';
import { ownMessages } from './messages.js';

const given = ['team_leader', 'shift_supervisor', 'qa_trainer', 'manager', 'admin'] as const;

/** Names somebody who stands in for a while. */
export default function DeputyForm({ onClose }: { onClose: () => void }) {
  const say = useText(ownMessages);
  const session = useSession();
  const done = useDone(onClose);
  const forOthers = hasRole(session, 'admin') || hasRole(session, 'manager');
  const offered = given.filter((role) => forOthers || session.roles.some((held) => held.role === role && held.principal === null));
  const entry = useContractForm(
    nameDeputy.body,
    { deputy_no: '', principal_no: '', role: offered[0] ?? 'team_leader', from: '', to: '' },
    async (body) => {
      await call<typeof nameDeputy>('POST', '/deputies', { body });
      await done();
    },
  );
  const { field } = entry;
  return (
    <Dialog title={say('name_deputy')} onClose={onClose}>
      {offered.length === 0 && <p>{say('no_role')}</p>}
      <FormSheet form={entry} onCancel={onClose}>
        <div className="fields">
          <TextField label={say('deputy')} {...field('deputy_no')} />
          {forOthers && <TextField label={say('principal')} placeholder={session.account.employee_no} {...field('principal_no')} />}
          <ChoiceField label={say('role')} options={offered.map((value) => ({ value, label: say(`role_${value}`) }))} {...field('role')} />
          <TextField label={say('from')} type="date" {...field('from')} />
          <TextField label={say('to')} type="date" {...field('to')} />
        </div>
      </FormSheet>
    </Dialog>
  );
}
