import { Button, Tag } from 'antd';
import { Link } from 'react-router';
import type { listCases } from '@contracts/cases.js';
import type { AnswerOf } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { ChoiceField } from '../form/fields.js';
import { PersonField } from '../form/person-field.js';
import { useTeamChoices } from '../form/use-teams.js';
import { day, moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { PeriodFilter } from '../list/period-filter.js';
import { SearchFilter } from '../list/search-filter.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState, type ListState } from '../list/use-list-state.js';
import { Page } from '../shell/page.js';
import { faultWord } from './fault-word.js';
import { caseMessages } from './messages.js';

type Row = AnswerOf<typeof listCases>['items'][number];
type Filter = 'period' | 'kind' | 'state' | 'agent' | 'team' | 'q';

const PAGE = 50;
const sorts = ['-received_at', 'received_at', '-confirmed_at', 'confirmed_at'] as const;

export function Component() {
  const say = useText(caseMessages);
  const mayWrite = useMay('cases.write');
  const state = useListState<Filter>(['period', 'kind', 'state', 'agent', 'team', 'q']);
  const { values } = state;
  const query = useAsk<typeof listCases>(
    '/cases',
    {
      query: {
        page_size: PAGE,
        cursor: values.cursor,
        sort: sorts.find((each) => each === values.sort),
        period: values.period,
        kind: (['complaint', 'commendation'] as const).find((each) => each === values.kind),
        state: (['open', 'confirmed'] as const).find((each) => each === values.state),
        agent: values.agent,
        team: values.team,
        q: values.q,
      },
    },
    { keep: true },
  );
  const columns: Column<Row>[] = [
    { key: 'case_no', title: say('case_no'), render: (row) => <Link to={`/cases/${encodeURIComponent(row.case_no)}`}>{row.case_no}</Link> },
    { key: 'kind', title: say('kind'), render: (row) => <Tag>{say(row.kind)}</Tag> },
    {
      key: 'person',
      title: say('person'),
      render: (row) => (row.employee_no === null ? say('center') : `${row.employee_no} ${row.name ?? ''}`),
    },
    { key: 'team', title: say('team'), render: (row) => row.team_code ?? '—' },
    { key: 'received', title: say('received_at'), sort: 'received_at', render: (row) => moment(row.received_at) },
    { key: 'content', title: say('content'), render: (row) => <span className="clipped">{row.content}</span> },
    { key: 'verdict', title: say('verdict'), render: (row) => say(row.verdict ?? 'none') },
    { key: 'fault', title: say('fault'), render: (row) => (row.kind === 'complaint' ? say(faultWord(row.fault)) : '—') },
    {
      key: 'confirmed',
      title: say('confirmed_at'),
      sort: 'confirmed_at',
      render: (row) => (row.confirmed_at === null ? say('open') : day(row.confirmed_at)),
    },
  ];
  return (
    <Page
      title={say('title')}
      actions={
        mayWrite && (
          <Link to="/cases/new">
            <Button type="primary" tabIndex={-1}>
              {say('register')}
            </Button>
          </Link>
        )
      }
    >
      <Filters state={state} />
      <ServerTable
        label={say('list')}
        query={query}
        columns={columns}
        rowKey={(row) => `${row.case_no} ${row.employee_no ?? ''}`}
        state={state}
        defaultSort="-received_at"
        empty={say('empty')}
      />
    </Page>
  );
}

function Filters({ state: { values, set } }: { state: ListState<Filter> }) {
  const say = useText(caseMessages);
  const teams = useTeamChoices(true);
  const choice = (name: 'kind' | 'state' | 'team', options: { value: string; label: string }[]) => (
    <ChoiceField
      label={say(name)}
      none={say('all')}
      options={options}
      value={values[name] ?? ''}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  const named = (...keys: ('complaint' | 'commendation' | 'open' | 'confirmed')[]) => keys.map((value) => ({ value, label: say(value) }));
  return (
    <div className="filters">
      <PeriodFilter label={say('month')} all={say('all_months')} value={values.period} onChange={(period) => set({ period })} />
      {choice('kind', named('complaint', 'commendation'))}
      {choice('state', named('open', 'confirmed'))}
      {choice('team', teams)}
      <PersonField value={values.agent ?? ''} hint="" onChange={(agent) => set({ agent })} />
      <SearchFilter label={say('search')} value={values.q} onChange={(q) => set({ q })} />
    </div>
  );
}
