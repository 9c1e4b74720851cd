import '../form/form.css';
import { App, Button } from 'antd';
import { useState } from 'react';
import { auditActions, type AuditAction } from '@contracts/audit-actions.js';
import type { getAuditChain, listAuditEvents } from '@contracts/audit.js';
import { addressOf, type AnswerOf } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { saveFrom } from '../api/save-file.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { ForbiddenPage } from '../feedback/route-fault.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { SearchFilter } from '../list/search-filter.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState, type ListState } from '../list/use-list-state.js';
import { Page } from '../shell/page.js';
import { actionMessages } from './action-messages.js';
import { auditMessages } from './messages.js';

type Row = AnswerOf<typeof listAuditEvents>['items'][number];
type Filter = 'actor' | 'action' | 'subject' | 'from' | 'to';

const PAGE = 50;

export function Component() {
  return useMay('audit.read') ? <Audit /> : <ForbiddenPage />;
}

function Audit() {
  const say = useText(auditMessages);
  const sayAction = useText(actionMessages);
  const { message } = App.useApp();
  const state = useListState<Filter>(['actor', 'action', 'subject', 'from', 'to']);
  const { values } = state;
  const filter = {
    actor: values.actor,
    action: values.action,
    subject: values.subject,
    from: instantOf(values.from),
    to: instantOf(values.to),
  };
  const query = useAsk<typeof listAuditEvents>(
    '/audit-events',
    { query: { page_size: PAGE, cursor: values.cursor, sort: values.sort === 'at' ? 'at' : '-at', ...filter } },
    { keep: true },
  );
  const columns: Column<Row>[] = [
    { key: 'at', title: say('at'), sort: 'at', render: (row) => moment(row.at) },
    { key: 'actor', title: say('actor'), render: (row) => `${row.actor} ${row.actor_name ?? ''}` },
    { key: 'action', title: say('action'), render: (row) => (isAction(row.action) ? sayAction(row.action) : <code>{row.action}</code>) },
    { key: 'subject', title: say('subject'), render: (row) => row.subject },
    { key: 'detail', title: say('detail'), render: (row) => <Detail event={row} /> },
  ];
  const save = () =>
    saveFrom(addressOf('/audit-events/export', {}, filter)).catch((error: unknown) => {
      void message.error(isProblem(error) ? error.message : String(error));
    });
  return (
    <Page title={say('title')} actions={<Button onClick={() => void save()}>{say('export')}</Button>}>
      <Chain />
      <Filters state={state} />
      <ServerTable
        label={say('list')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        defaultSort="-at"
        empty={say('empty')}
      />
    </Page>
  );
}

function Filters({ state: { values, set } }: { state: ListState<Filter> }) {
  const say = useText(auditMessages);
  const sayAction = useText(actionMessages);
  const day = (name: 'from' | 'to') => (
    <TextField label={say(name)} type="date" value={values[name] ?? ''} onChange={(event) => set({ [name]: event.target.value })} />
  );
  return (
    <div className="filters">
      <SearchFilter label={say('actor')} value={values.actor} onChange={(actor) => set({ actor })} />
      <ChoiceField
        label={say('action')}
        none={say('action_all')}
        options={auditActions.map((action) => ({ value: action, label: sayAction(action) }))}
        value={values.action ?? ''}
        onChange={({ target }) => set({ action: target.value })}
      />
      <SearchFilter label={say('subject')} value={values.subject} onChange={(subject) => set({ subject })} />
      {day('from')}
      {day('to')}
    </div>
  );
}

function Detail({ event }: { event: Row }) {
  const say = useText(auditMessages);
  const [open, setOpen] = useState(false);
  if (event.cleared_at !== null) return <span className="soft">{say('cleared')}</span>;
  if (Object.keys(event.detail).length === 0) return '—';
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {say('show')}
      </Button>
    );
  return <pre className="detail">{JSON.stringify(event.detail, null, 2)}</pre>;
}

function Chain() {
  const say = useText(auditMessages);
  const query = useAsk<typeof getAuditChain>('/audit-events/chain', {});
  return (
    <section className="sheet">
      <h2>{say('chain')}</h2>
      <Loaded query={query}>
        {({ seq, hash, waiting }) => (
          <>
            <p>{say('chain_text', { seq, waiting })}</p>
            <code className="hash">{hash}</code>
            <p className="soft">{say('chain_check')}</p>
          </>
        )}
      </Loaded>
    </section>
  );
}

/** An older version may have told of what this one does not do. */
function isAction(action: string): action is AuditAction {
  return (auditActions as readonly string[]).includes(action);
}

/** The beginning of a day at this computer. */
function instantOf(day: string | undefined): string | undefined {
  return day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) ? undefined : new Date(`${day}T00:00:00`).toISOString();
}
