import type { z } from 'zod';
import { changePerson, transferPerson, type getPerson } from '@contracts/organization.js';
import { call, callTagged } from '../api/call.js';
import { Loaded } from '../feedback/loaded.js';
import { Dialog } from '../form/dialog.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { MonthsTouched } from '../form/months-touched.js';
import { useDone } from '../form/use-done.js';
import { useTagged } from '../form/use-tagged.js';
import { useTaggedForm, type Opened } from '../form/use-tagged-form.js';
import { useTeamChoices } from '../form/use-teams.js';
import { useText } from '../i18n/use-text.js';
import { peopleMessages } from './messages.js';
import { posts } from './posts.js';
import { heldFrom, personLines, type Person } from './roster-lines.js';

interface PersonChangeProps {
  person: Person;
  name: string;
  deed: 'transfer' | 'new_post' | 'correct' | 'leave';
  onClose: () => void;
}

/** The window in which something about a person is changed. */
export default function PersonChange({ deed, person: { employee_no, left_on }, name, onClose }: PersonChangeProps) {
  const say = useText(peopleMessages);
  const read = () => callTagged<typeof getPerson>('GET', '/people/:employee_no', { params: { employee_no } });
  const query = useTagged(['/people', employee_no], read);
  return (
    <Dialog title={deed === 'leave' && left_on !== null ? say('come_back') : say(`${deed}_title`, { name })} onClose={onClose}>
      <Loaded query={query}>
        {(tagged) => {
          const props = { opened: { ...tagged, read }, onClose };
          if (deed === 'transfer') return <TransferForm {...props} />;
          if (deed === 'new_post') return <PostForm {...props} />;
          return deed === 'correct' ? <CorrectForm {...props} /> : <LeaveForm {...props} />;
        }}
      </Loaded>
    </Dialog>
  );
}

interface Props {
  opened: Opened<Person>;
  onClose: () => void;
}

function TransferForm({ opened, onClose }: Props) {
  const say = useText(peopleMessages);
  const teams = useTeamChoices();
  const done = useDone(onClose);
  const { employee_no } = opened.data;
  const { entry, choice } = useTaggedForm(
    transferPerson.body,
    { team_code: '', effective_from: '', restate_reason: '' },
    {
      opened,
      send: async (body, headers) => {
        await call<typeof transferPerson>('POST', '/people/:employee_no/transfers', { params: { employee_no }, body, headers });
        await done();
      },
      told: (person) => personLines(person, say),
      typed: ({ team_code, effective_from }) => [{ label: say('team'), value: heldFrom(team_code, effective_from) }],
      leave: onClose,
    },
  );
  const { field, form } = entry;
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">
        <ChoiceField label={say('new_team')} none="—" options={teams} {...field('team_code')} />
        <TextField label={say('effective_from')} type="date" hint={say('effective_hint')} {...field('effective_from')} />
      </div>
      <MonthsTouched from={form.watch('effective_from')} to={null} reason={field('restate_reason')} />
      {choice}
    </FormSheet>
  );
}

type Change = z.input<typeof changePerson.body>;

/** Writes what was changed of a person. */
function useChange({ opened, onClose }: Props, start: Change, always: Change = {}) {
  const say = useText(peopleMessages);
  const done = useDone(onClose);
  const { employee_no } = opened.data;
  return useTaggedForm(
    changePerson.body,
    { restate_reason: '', ...start },
    {
      opened,
      send: async (body, headers) => {
        await call<typeof changePerson>('PATCH', '/people/:employee_no', {
          params: { employee_no },
          body: { ...body, ...always },
          headers,
        });
        await done();
      },
      told: (person) => personLines(person, say),
      typed: (body) => {
        const { name, hired_on, left_on, post, team_code, effective_from } = { ...body, ...always };
        return [
          ...(name === undefined ? [] : [{ label: say('name'), value: name }]),
          ...(hired_on === undefined ? [] : [{ label: say('hired_on'), value: hired_on }]),
          ...(left_on === undefined ? [] : [{ label: say('left_on'), value: left_on ?? say('working') }]),
          ...(post === undefined ? [] : [{ label: say('post'), value: heldFrom(say(`post_${post}`), effective_from) }]),
          ...(team_code === undefined ? [] : [{ label: say('team'), value: heldFrom(team_code, effective_from) }]),
        ];
      },
      leave: onClose,
    },
  );
}

function PostForm(props: Props) {
  const say = useText(peopleMessages);
  const teams = useTeamChoices();
  const { onClose } = props;
  const { entry, choice } = useChange(props, { post: 'agent', team_code: '', effective_from: '' });
  const { field, form } = entry;
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">
        <ChoiceField label={say('post')} options={posts.map((value) => ({ value, label: say(`post_${value}`) }))} {...field('post')} />
        <ChoiceField label={say('team')} none="—" options={teams} {...field('team_code')} />
        <TextField label={say('effective_from')} type="date" {...field('effective_from')} />
      </div>
      <MonthsTouched from={form.watch('effective_from') ?? ''} to={null} reason={field('restate_reason')} />
      {choice}
    </FormSheet>
  );
}

function CorrectForm(props: Props) {
  const say = useText(peopleMessages);
  const { opened, onClose } = props;
  const person = opened.data;
  const { entry, choice } = useChange(props, { name: person.name, hired_on: person.hired_on ?? '' });
  const { field } = entry;
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">
        <TextField label={say('name')} {...field('name')} />
        <TextField label={say('hired_on')} type="date" {...field('hired_on')} />
      </div>
      <MonthsTouched from={person.hired_on ?? ''} to={person.hired_on} reason={field('restate_reason')} />
      {choice}
    </FormSheet>
  );
}

function LeaveForm(props: Props) {
  const say = useText(peopleMessages);
  const { opened, onClose } = props;
  const person = opened.data;
  const back = person.left_on !== null;
  const { entry, choice } = useChange(props, back ? {} : { left_on: '' }, back ? { left_on: null } : {});
  const { field, form } = entry;
  const day = back ? (person.left_on ?? '') : (form.watch('left_on') ?? '');
  return (
    <FormSheet form={entry} onCancel={onClose}>
      <div className="fields">{!back && <TextField label={say('left_on')} type="date" {...field('left_on')} />}</div>
      <MonthsTouched from={day} to={null} reason={field('restate_reason')} />
      {choice}
    </FormSheet>
  );
}
