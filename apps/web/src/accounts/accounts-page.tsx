import { Button, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { Account, listAccounts } from '@contracts/accounts.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { ForbiddenPage } from '../feedback/route-fault.js';
import { ChoiceField } from '../form/fields.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { SearchFilter } from '../list/search-filter.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { Page } from '../shell/page.js';
import { accountMessages } from './messages.js';
import { roles } from './roles.js';

const AddAccount = lazy(() => import('./add-account.js'));

const PAGE = 50;
const sorts = ['employee_no', '-employee_no', 'name', '-name', 'last_sign_in_at', '-last_sign_in_at'] as const;

export function Component() {
  return useMay('accounts.manage') ? <Accounts /> : <ForbiddenPage />;
}

function Accounts() {
  const say = useText(accountMessages);
  const [adding, setAdding] = useState(false);
  const state = useListState(['q', 'role', 'disabled']);
  const { values, set } = state;
  const query = useAsk<typeof listAccounts>(
    '/accounts',
    {
      query: {
        page_size: PAGE,
        cursor: values.cursor,
        sort: sorts.find((each) => each === values.sort),
        q: values.q,
        role: roles.find((each) => each === values.role),
        disabled: (['true', 'false'] as const).find((each) => each === values.disabled),
      },
    },
    { keep: true },
  );
  const columns: Column<Account>[] = [
    {
      key: 'number',
      title: say('number'),
      sort: 'employee_no',
      render: (row) => <Link to={`/accounts/${encodeURIComponent(row.employee_no)}`}>{row.employee_no}</Link>,
    },
    { key: 'name', title: say('name'), sort: 'name', render: (row) => row.name },
    {
      key: 'roles',
      title: say('role'),
      render: (row) => row.roles.map(({ role, from }) => <Tag key={`${role} ${from}`}>{say(`role_${role}`)}</Tag>),
    },
    { key: 'state', title: say('state'), render: (row) => say(stateWord(row)) },
    {
      key: 'last',
      title: say('last_sign_in'),
      sort: 'last_sign_in_at',
      render: (row) => (row.last_sign_in_at === null ? say('never') : moment(row.last_sign_in_at)),
    },
  ];
  return (
    <Page
      title={say('title')}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {say('add')}
        </Button>
      }
    >
      <div className="filters">
        <SearchFilter label={say('search')} value={values.q} onChange={(q) => set({ q })} />
        <ChoiceField
          label={say('role')}
          none={say('all')}
          options={roles.map((value) => ({ value, label: say(`role_${value}`) }))}
          value={values.role ?? ''}
          onChange={(event) => set({ role: event.target.value })}
        />
        <ChoiceField
          label={say('state')}
          none={say('all')}
          options={[
            { value: 'false', label: say('state_open') },
            { value: 'true', label: say('state_disabled') },
          ]}
          value={values.disabled ?? ''}
          onChange={(event) => set({ disabled: event.target.value })}
        />
      </div>
      <ServerTable
        label={say('list')}
        query={query}
        columns={columns}
        rowKey={(row) => row.employee_no}
        state={state}
        defaultSort="employee_no"
        empty={say('empty')}
      />
      {adding && (
        <Suspense>
          <AddAccount onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function stateWord({ disabled, must_change_password }: Account) {
  if (disabled) return 'state_disabled';
  return must_change_password ? 'state_first' : 'state_open';
}
