import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { listPeople } from '@contracts/organization.js';
import type { AnswerOf } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { ChoiceField } from '../form/fields.js';
import { useTeamChoices } from '../form/use-teams.js';
import { useText } from '../i18n/use-text.js';
import { SearchFilter } from '../list/search-filter.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { Page } from '../shell/page.js';
import { peopleMessages } from './messages.js';
import { posts } from './posts.js';
import { Sides } from './sides.js';

const AddPerson = lazy(() => import('./add-person.js'));

type Row = AnswerOf<typeof listPeople>['items'][number];

const PAGE = 50;
const sorts = ['employee_no', '-employee_no', 'name', '-name'] as const;

export function Component() {
  const say = useText(peopleMessages);
  const mayWrite = useMay('organization.write');
  const [adding, setAdding] = useState(false);
  const state = useListState(['q', 'team', 'post']);
  const { values, set } = state;
  const teams = useTeamChoices(true);
  const query = useAsk<typeof listPeople>(
    '/people',
    {
      query: {
        page_size: PAGE,
        cursor: values.cursor,
        sort: sorts.find((each) => each === values.sort),
        q: values.q,
        team: values.team,
        post: posts.find((each) => each === values.post),
      },
    },
    { keep: true },
  );
  const columns: Column<Row>[] = [
    {
      key: 'number',
      title: say('number'),
      sort: 'employee_no',
      render: (row) => <Link to={personPlace(row.employee_no)}>{row.employee_no}</Link>,
    },
    { key: 'name', title: say('name'), sort: 'name', render: (row) => <Link to={personPlace(row.employee_no)}>{row.name}</Link> },
    { key: 'post', title: say('post'), render: (row) => (row.post === null ? say('no_post') : say(`post_${row.post}`)) },
    { key: 'team', title: say('team'), render: (row) => row.team_name ?? '—' },
    { key: 'hired', title: say('hired_on'), render: (row) => row.hired_on ?? '—' },
    { key: 'left', title: say('left_on'), render: (row) => row.left_on ?? say('working') },
  ];
  return (
    <Page
      title={say('title')}
      actions={
        mayWrite && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say('add_person')}
          </Button>
        )
      }
    >
      <Sides />
      <div className="filters">
        <SearchFilter label={say('search_person')} value={values.q} onChange={(q) => set({ q })} />
        <ChoiceField
          label={say('team')}
          none={say('all')}
          options={teams}
          value={values.team ?? ''}
          onChange={(event) => set({ team: event.target.value })}
        />
        <ChoiceField
          label={say('post')}
          none={say('all')}
          options={posts.map((value) => ({ value, label: say(`post_${value}`) }))}
          value={values.post ?? ''}
          onChange={(event) => set({ post: event.target.value })}
        />
      </div>
      <ServerTable
        label={say('people')}
        query={query}
        columns={columns}
        rowKey={(row) => row.employee_no}
        state={state}
        defaultSort="employee_no"
        empty={say('empty_people')}
      />
      {adding && (
        <Suspense>
          <AddPerson onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function personPlace(employeeNo: string): string {
  return `/people/${encodeURIComponent(employeeNo)}`;
}
