import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { listTeams } from '@contracts/organization.js';
import type { AnswerOf } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../i18n/use-text.js';
import { SearchFilter } from '../list/search-filter.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { Page } from '../shell/page.js';
import { peopleMessages } from './messages.js';
import { Sides } from './sides.js';

const TeamChange = lazy(() => import('./team-change.js'));

type Row = AnswerOf<typeof listTeams>['items'][number];

const PAGE = 50;
const sorts = ['team_code', '-team_code', 'team_name', '-team_name'] as const;

export function Component() {
  const say = useText(peopleMessages);
  const mayWrite = useMay('organization.write');
  const [adding, setAdding] = useState(false);
  const state = useListState(['q']);
  const { values, set } = state;
  const query = useAsk<typeof listTeams>(
    '/teams',
    { query: { page_size: PAGE, cursor: values.cursor, sort: sorts.find((each) => each === values.sort), q: values.q } },
    { keep: true },
  );
  const whom = (row: Row, who: Row['leader']) =>
    row.covered ? (who === null ? '—' : `${who.name} ${who.employee_no}`) : say('not_covered');
  const columns: Column<Row>[] = [
    {
      key: 'code',
      title: say('team_code'),
      sort: 'team_code',
      render: (row) => <Link to={`/teams/${encodeURIComponent(row.team_code)}`}>{row.team_code}</Link>,
    },
    { key: 'name', title: say('team_name'), sort: 'team_name', render: (row) => row.team_name },
    { key: 'leader', title: say('leader'), render: (row) => whom(row, row.leader) },
    { key: 'supervisor', title: say('supervisor'), render: (row) => whom(row, row.supervisor) },
    { key: 'headcount', title: say('headcount'), number: true, render: (row) => row.headcount ?? '—' },
  ];
  return (
    <Page
      title={say('title')}
      actions={
        mayWrite && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say('add_team')}
          </Button>
        )
      }
    >
      <Sides />
      <div className="filters">
        <SearchFilter label={say('search_team')} value={values.q} onChange={(q) => set({ q })} />
      </div>
      <ServerTable
        label={say('teams')}
        query={query}
        columns={columns}
        rowKey={(row) => row.team_code}
        state={state}
        defaultSort="team_code"
        empty={say('empty_teams')}
      />
      {adding && (
        <Suspense>
          <TeamChange team={null} deed="add_team" onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  );
}
