import { addTeam, appointLeader, renameTeam, type appointSupervisor, type getTeam } from '@contracts/organization.js';
import { call, type AnswerOf } from '../api/call.js';
import { Dialog } from '../form/dialog.js';
import { TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { MonthsTouched } from '../form/months-touched.js';
import { PersonField } from '../form/person-field.js';
import { useContractForm } from '../form/use-contract-form.js';
import { useDone } from '../form/use-done.js';
import { useText } from '../i18n/use-text.js';
import { peopleMessages } from './messages.js';

type Team = AnswerOf<typeof getTeam>;
type Duty = 'appoint_leader' | 'appoint_supervisor';

interface TeamChangeProps {
  /** null: one that is to be made. */
  team: Team | null;
  deed: Duty | 'rename' | 'add_team';
  onClose: () => void;
}

/** The window in which a team is made or changed. */
export default function TeamChange({ team, deed, onClose }: TeamChangeProps) {
  const say = useText(peopleMessages);
  if (team === null || deed === 'add_team')
    return (
      <Dialog title={say('add_team')} onClose={onClose}>
        <AddForm onClose={onClose} />
      </Dialog>
    );
  if (deed === 'rename')
    return (
      <Dialog title={say('rename_title', { code: team.team_code })} onClose={onClose}>
        <RenameForm team={team} onClose={onClose} />
      </Dialog>
    );
  return (
    <Dialog title={say(`${deed}_title`, { team: team.team_name })} onClose={onClose}>
      <DutyForm team={team} duty={deed} onClose={onClose} />
    </Dialog>
  );
}

function AddForm({ onClose }: { onClose: () => void }) {
  const say = useText(peopleMessages);
  const done = useDone(onClose);
  const entry = useContractForm(addTeam.body, { team_code: '', team_name: '' }, async (body) => {
    await call<typeof addTeam>('POST', '/teams', { body });
    await done();
  });
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">
        <TextField label={say('team_code')} placeholder="IN-E" {...entry.field('team_code')} />
        <TextField label={say('team_name')} {...entry.field('team_name')} />
      </div>
    </FormSheet>
  );
}

function RenameForm({ team, onClose }: { team: Team; onClose: () => void }) {
  const say = useText(peopleMessages);
  const done = useDone(onClose);
  const entry = useContractForm(renameTeam.body, { team_name: team.team_name }, async (body) => {
    await call<typeof renameTeam>('PATCH', '/teams/:team_code', { params: { team_code: team.team_code }, body });
    await done();
  });
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <TextField label={say('team_name')} {...entry.field('team_name')} />
    </FormSheet>
  );
}

function DutyForm({ team, duty, onClose }: { team: Team; duty: Duty; onClose: () => void }) {
  const say = useText(peopleMessages);
  const done = useDone(onClose);
  const entry = useContractForm(appointLeader.body, { employee_no: '', effective_from: '', restate_reason: '' }, async (body) => {
    const asking = { params: { team_code: team.team_code }, body };
    if (duty === 'appoint_leader') await call<typeof appointLeader>('PUT', '/teams/:team_code/leader', asking);
    else await call<typeof appointSupervisor>('PUT', '/teams/:team_code/supervisor', asking);
    await done();
  });
  const { form, field, faultOf } = entry;
  const from = form.watch('effective_from');
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">
        <PersonField
          label={say(duty === 'appoint_leader' ? 'leader' : 'supervisor')}
          value={form.watch('employee_no')}
          fault={faultOf('employee_no')}
          onChange={(employeeNo) => form.setValue('employee_no', employeeNo)}
        />
        <TextField label={say('effective_from')} type="date" {...field('effective_from')} />
      </div>
      <MonthsTouched from={from} to={null} reason={field('restate_reason')} />
    </FormSheet>
  );
}
