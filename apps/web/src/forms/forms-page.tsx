import '../form/form.css';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { FormView, listForms } from '@contracts/forms.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../i18n/use-text.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { Page } from '../shell/page.js';
import { formsMessages } from './messages.js';

const PAGE = 50;
const sorts = ['code', '-code', 'name', '-name'] as const;

export function Component() {
  const say = useText(formsMessages);
  const mayWrite = useMay('forms.write');
  const state = useListState([]);
  const query = useAsk<typeof listForms>(
    '/forms',
    { query: { page_size: PAGE, cursor: state.values.cursor, sort: sorts.find((each) => each === state.values.sort) } },
    { keep: true },
  );
  const columns: Column<FormView>[] = [
    { key: 'code', title: say('code'), sort: 'code', render: (row) => row.code },
    { key: 'name', title: say('name'), sort: 'name', render: (row) => row.name },
    {
      key: 'versions',
      title: say('versions'),
      render: (row) => (
        <ul className="bare-list">
          {row.versions.map(({ version, state: life, effective_from, criteria_count }) => (
            <li key={version}>
              <Link to={`/forms/${encodeURIComponent(row.code)}/${encodeURIComponent(version)}`}>{`${say('version')} ${version}`}</Link>{' '}
              <span className="soft">
                {[say(`state_${life}`), effective_from ?? say('from_beginning'), say('criteria_count', { count: criteria_count })].join(
                  ' · ',
                )}
              </span>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <Page
      title={say('title')}
      actions={
        mayWrite && (
          <Link to="/forms/new">
            <Button type="primary" tabIndex={-1}>
              {say('new_form')}
            </Button>
          </Link>
        )
      }
    >
      <ServerTable
        label={say('list')}
        query={query}
        columns={columns}
        rowKey={(row) => row.code}
        state={state}
        defaultSort="code"
        empty={say('empty')}
      />
    </Page>
  );
}
