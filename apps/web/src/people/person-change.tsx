import type { z } from 'zod';
import { changePerson, transferPerson, type getPerson } from '@contracts/organization.js';
import { call, type AnswerOf } from '../api/call.js';
import { Dialog } from '../form/dialog.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { MonthsTouched } from '../form/months-touched.js';
import { useContractForm } from '../form/use-contract-form.js';
import { useDone } from '../form/use-done.js';
import { useTeamChoices } from '../form/use-teams.js';
import { useText } from '../i18n/use-text.js';
import { peopleMessages } from './messages.js';
import { posts } from './posts.js';

type Person = AnswerOf<typeof getPerson>;

interface PersonChangeProps {
  person: Person;
  name: string;
  deed: 'transfer' | 'new_post' | 'correct' | 'leave';
  onClose: () => void;
}

/** The window in which something about a person is changed. */
export default function PersonChange({ deed, ...props }: PersonChangeProps) {
  const say = useText(peopleMessages);
  const { person, name, onClose } = props;
  const title = deed === 'leave' && person.left_on !== null ? say('come_back') : say(`${deed}_title`, { name });
  return (
    <Dialog title={title} onClose={onClose}>
      {deed === 'transfer' && <TransferForm {...props} />}
      {deed === 'new_post' && <PostForm {...props} />}
      {deed === 'correct' && <CorrectForm {...props} />}
      {deed === 'leave' && <LeaveForm {...props} />}
    </Dialog>
  );
}

type Props = Omit<PersonChangeProps, 'deed'>;

function TransferForm({ person, onClose }: Props) {
  const say = useText(peopleMessages);
  const teams = useTeamChoices();
  const done = useDone(onClose);
  const entry = useContractForm(transferPerson.body, { team_code: '', effective_from: '', restate_reason: '' }, async (body) => {
    await call<typeof transferPerson>('POST', '/people/:employee_no/transfers', { params: { employee_no: person.employee_no }, body });
    await done();
  });
  const { field, form } = entry;
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">
        <ChoiceField label={say('new_team')} none="—" options={teams} {...field('team_code')} />
        <TextField label={say('effective_from')} type="date" hint={say('effective_hint')} {...field('effective_from')} />
      </div>
      <MonthsTouched from={form.watch('effective_from')} to={null} reason={field('restate_reason')} />
    </FormSheet>
  );
}

/** Writes what was changed of a person. */
function useChange(
  person: Person,
  onClose: () => void,
  start: z.input<typeof changePerson.body>,
  always: z.input<typeof changePerson.body> = {},
) {
  const done = useDone(onClose);
  return useContractForm(changePerson.body, { restate_reason: '', ...start }, async (body) => {
    await call<typeof changePerson>('PATCH', '/people/:employee_no', {
      params: { employee_no: person.employee_no },
      body: { ...body, ...always },
    });
    await done();
  });
}

function PostForm({ person, onClose }: Props) {
  const say = useText(peopleMessages);
  const teams = useTeamChoices();
  const entry = useChange(person, onClose, { post: 'agent', team_code: '', effective_from: '' });
  const { field, form } = entry;
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">
        <ChoiceField label={say('post')} options={posts.map((value) => ({ value, label: say(`post_${value}`) }))} {...field('post')} />
        <ChoiceField label={say('team')} none="—" options={teams} {...field('team_code')} />
        <TextField label={say('effective_from')} type="date" {...field('effective_from')} />
      </div>
      <MonthsTouched from={form.watch('effective_from') ?? ''} to={null} reason={field('restate_reason')} />
    </FormSheet>
  );
}

function CorrectForm({ person, onClose }: Props) {
  const say = useText(peopleMessages);
  const entry = useChange(person, onClose, { name: person.name, hired_on: person.hired_on ?? '' });
  const { field } = entry;
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">
        <TextField label={say('name')} {...field('name')} />
        <TextField label={say('hired_on')} type="date" {...field('hired_on')} />
      </div>
      <MonthsTouched from={person.hired_on ?? ''} to={person.hired_on} reason={field('restate_reason')} />
    </FormSheet>
  );
}

function LeaveForm({ person, onClose }: Props) {
  const say = useText(peopleMessages);
  const back = person.left_on !== null;
  const entry = useChange(person, onClose, back ? {} : { left_on: '' }, back ? { left_on: null } : {});
  const { field, form } = entry;
  const day = back ? (person.left_on ?? '') : (form.watch('left_on') ?? '');
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">{!back && <TextField label={say('left_on')} type="date" {...field('left_on')} />}</div>
      <MonthsTouched from={day} to={null} reason={field('restate_reason')} />
    </FormSheet>
  );
}
