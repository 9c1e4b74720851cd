import { addTeam, appointLeader, renameTeam, type appointSupervisor, type getTeam } from '@contracts/organization.js';
import { call, callTagged } from '../api/call.js';
import { Loaded } from '../feedback/loaded.js';
import { Dialog } from '../form/dialog.js';
import { TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { MonthsTouched } from '../form/months-touched.js';
import { PersonField } from '../form/person-field.js';
import { useContractForm } from '../form/use-contract-form.js';
import { useDone } from '../form/use-done.js';
import { useTagged } from '../form/use-tagged.js';
import { useTaggedForm, type Opened } from '../form/use-tagged-form.js';
import { useText } from '../i18n/use-text.js';
import { peopleMessages } from './messages.js';
import { heldFrom, teamLines, type Team } from './roster-lines.js';

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
  return <ChangeDialog team={team} deed={deed} onClose={onClose} />;
}

function ChangeDialog({ team: { team_code, team_name }, deed, onClose }: { team: Team; deed: Duty | 'rename'; onClose: () => void }) {
  const say = useText(peopleMessages);
  const read = () => callTagged<typeof getTeam>('GET', '/teams/:team_code', { params: { team_code } });
  const query = useTagged(['/teams', team_code], read);
  const title = deed === 'rename' ? say('rename_title', { code: team_code }) : say(`${deed}_title`, { team: team_name });
  return (
    <Dialog title={title} onClose={onClose}>
      <Loaded query={query}>
        {(tagged) => {
          const props = { opened: { ...tagged, read }, onClose };
          return deed === 'rename' ? <RenameForm {...props} /> : <DutyForm {...props} duty={deed} />;
        }}
      </Loaded>
    </Dialog>
  );
}

interface Props {
  opened: Opened<Team>;
  onClose: () => void;
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

function RenameForm({ opened, onClose }: Props) {
  const say = useText(peopleMessages);
  const done = useDone(onClose);
  const { team_code, team_name } = opened.data;
  const { entry, choice } = useTaggedForm(
    renameTeam.body,
    { team_name },
    {
      opened,
      send: async (body, headers) => {
        await call<typeof renameTeam>('PATCH', '/teams/:team_code', { params: { team_code }, body, headers });
        await done();
      },
      told: (team) => teamLines(team, say),
      typed: (body) => [{ label: say('team_name'), value: body.team_name }],
      leave: onClose,
    },
  );
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <TextField label={say('team_name')} {...entry.field('team_name')} />
      {choice}
    </FormSheet>
  );
}

function DutyForm({ opened, duty, onClose }: Props & { duty: Duty }) {
  const say = useText(peopleMessages);
  const done = useDone(onClose);
  const { team_code } = opened.data;
  const label = say(duty === 'appoint_leader' ? 'leader' : 'supervisor');
  const { entry, choice } = useTaggedForm(
    appointLeader.body,
    { employee_no: '', effective_from: '', restate_reason: '' },
    {
      opened,
      send: async (body, headers) => {
        const asking = { params: { team_code }, body, headers };
        if (duty === 'appoint_leader') await call<typeof appointLeader>('PUT', '/teams/:team_code/leader', asking);
        else await call<typeof appointSupervisor>('PUT', '/teams/:team_code/supervisor', asking);
        await done();
      },
      told: (team) => teamLines(team, say),
      typed: ({ employee_no, effective_from }) => [{ label, value: heldFrom(employee_no, effective_from) }],
      leave: onClose,
    },
  );
  const { form, field, faultOf } = entry;
  const from = form.watch('effective_from');
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">
        <PersonField
          label={label}
          value={form.watch('employee_no')}
          fault={faultOf('employee_no')}
          onChange={(employeeNo) => form.setValue('employee_no', employeeNo)}
        />
        <TextField label={say('effective_from')} type="date" {...field('effective_from')} />
      </div>
      <MonthsTouched from={from} to={null} reason={field('restate_reason')} />
      {choice}
    </FormSheet>
  );
}
