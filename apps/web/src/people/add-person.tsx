import { z } from 'zod';
import { codeSchema, dateSchema, employeeNoSchema, shortTextSchema } from '@contracts/http.js';
import type { writePeople } from '@contracts/organization.js';
import { useNavigate } from 'react-router';
import { call } from '../api/call.js';
import { Dialog } from '../form/dialog.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { useContractForm } from '../form/use-contract-form.js';
import { useDone } from '../form/use-done.js';
import { useTeamChoices } from '../form/use-teams.js';
import { useText } from '../i18n/use-text.js';
import { peopleMessages } from './messages.js';
import { posts } from './posts.js';

const newPersonSchema = z.object({
  rows: z.tuple([
    z.object({
      employee_no: employeeNoSchema,
      name: shortTextSchema(100),
      post: z.enum(posts),
      team_code: codeSchema.optional(),
      hired_on: dateSchema,
    }),
  ]),
});

/** A person who is not on the roster yet. */
export default function AddPerson({ onClose }: { onClose: () => void }) {
  const say = useText(peopleMessages);
  const teams = useTeamChoices();
  const done = useDone(onClose);
  const navigate = useNavigate();
  const entry = useContractForm(
    newPersonSchema,
    { rows: [{ employee_no: '', name: '', post: 'agent', team_code: '', hired_on: '' }] },
    async ({ rows }) => {
      const [person] = rows;
      await call<typeof writePeople>('POST', '/people', { body: { rows: [{ ...person, effective_from: person.hired_on }] } });
      await done();
      await navigate(`/people/${encodeURIComponent(person.employee_no)}`);
    },
  );
  const { field } = entry;
  return (
    <Dialog title={say('add_person')} onClose={onClose}>
      <FormSheet form={entry} onCancel={onClose}>
        <div className="fields">
          <TextField label={say('number')} {...field('rows.0.employee_no')} />
          <TextField label={say('name')} {...field('rows.0.name')} />
          <ChoiceField
            label={say('post')}
            options={posts.map((value) => ({ value, label: say(`post_${value}`) }))}
            {...field('rows.0.post')}
          />
          <ChoiceField label={say('team')} none="—" options={teams} {...field('rows.0.team_code')} />
          <TextField label={say('hired_on')} type="date" {...field('rows.0.hired_on')} />
        </div>
      </FormSheet>
    </Dialog>
  );
}
