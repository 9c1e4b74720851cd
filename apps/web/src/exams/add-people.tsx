import { Button } from 'antd';
import { useState } from 'react';
import type { listExamResults } from '@contracts/exams.js';
import type { listPeople } from '@contracts/organization.js';
import type { ExamRule } from '@scoring/scheme-definition.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { ChoiceField } from '../form/fields.js';
import { PersonField } from '../form/person-field.js';
import { useTeamChoices } from '../form/use-teams.js';
import { useText } from '../i18n/use-text.js';
import type { RowList } from './entry-schema.js';
import { examMessages } from './messages.js';
import { whoRetakes } from './who-retakes.js';

const MOST = 200;

interface AddPeopleProps {
  list: RowList;
  /** The day they sat; empty: not said yet. */
  heldOn: string;
  /** The code of the exam that is retaken; null: this is the sitting. */
  retakeOf: string | null;
  rule: ExamRule;
}

/** Puts people into the grid: one, a whole team, or those who have to retake the exam. */
export function AddPeople({ list, heldOn, retakeOf, rule }: AddPeopleProps) {
  const say = useText(examMessages);
  const teams = useTeamChoices();
  const [team, setTeam] = useState('');
  const on = /^\d{4}-\d{2}-\d{2}$/.test(heldOn) ? heldOn : undefined;
  const { data: results } = useAsk<typeof listExamResults>(
    '/exam-results',
    { query: { exam: retakeOf ?? '-', page_size: MOST, total: 'none' } },
    { enabled: retakeOf !== null },
  );
  const failed = retakeOf === null ? [] : whoRetakes(rule, results?.items ?? []);

  const add = (people: readonly { employee_no: string; name: string }[]) => {
    const there = new Set(list.fields.map(({ employee_no }) => employee_no));
    list.append(
      people
        .filter(({ employee_no }) => !there.has(employee_no))
        .map(({ employee_no, name }) => ({ employee_no, name, status: retakeOf === null ? 'normal' : 'retake', unexcused: false })),
      { shouldFocus: false },
    );
  };
  const addTeam = async (code: string) => {
    const query = {
      team: code,
      page_size: MOST,
      sort: 'employee_no',
      total: 'none',
      ...(on === undefined ? {} : { employed_on: on }),
    } as const;
    const { items } = await call<typeof listPeople>('GET', '/people', { query });
    add(items.filter(({ post }) => post === 'agent'));
    setTeam('');
  };
  return (
    <div className="field-row">
      <PersonField
        label={say('add_person')}
        value=""
        on={on}
        onChange={(employee_no, name) => employee_no !== '' && add([{ employee_no, name }])}
      />
      <ChoiceField
        label={say('add_team')}
        none={say('choose_team')}
        options={teams}
        value={team}
        onChange={(event) => {
          setTeam(event.target.value);
          if (event.target.value !== '') void addTeam(event.target.value);
        }}
      />
      {failed.length > 0 && <Button onClick={() => add(failed)}>{say('add_failed', { count: failed.length })}</Button>}
    </div>
  );
}
