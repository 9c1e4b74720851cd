import { App, Button, Checkbox, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { changeView, createView, deleteView, listViews, SavedView } from '@contracts/views.js';
import { call } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { reachOf } from '../api/session.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { feedbackMessages } from '../feedback/messages.js';
import { useText } from '../i18n/use-text.js';
import { Panel } from '../shell/panel.js';
import type { FilterState } from './filters.js';
import { evaluationMessages } from './messages.js';

const LIST = 'evaluations';

/** Filters that somebody keeps under a name, one's own and those that others share. */
export function SavedViews({ values }: { values: FilterState['values'] }) {
  const say = useText(evaluationMessages);
  const sayTrouble = useText(feedbackMessages);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data } = useAsk<typeof listViews>('/views', { query: { list: LIST } }, { enabled: open });
  const { cursor: _, ...search } = values;

  const write = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['/views'] });
      void message.success(done);
      return true;
    } catch (error) {
      void message.error(isProblem(error) ? error.message : sayTrouble('unreachable'));
      return false;
    }
  };
  const update = ({ id, name, shared }: SavedView) =>
    write(
      () => call<typeof changeView>('PUT', '/views/:view', { params: { view: id }, body: { name, shared, search } }),
      say('saved', { name }),
    );
  const remove = ({ id, name }: SavedView) =>
    write(() => call<typeof deleteView>('DELETE', '/views/:view', { params: { view: id } }), say('deleted', { name }));
  const create = (name: string, shared: boolean) =>
    write(() => call<typeof createView>('POST', '/views', { body: { list: LIST, name, shared, search } }), say('saved', { name }));

  return (
    <Panel
      open={open}
      onClose={() => setOpen(false)}
      label={say('views')}
      button={
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {say('views')}
        </Button>
      }
    >
      {data?.items.length === 0 && <p className="soft">{say('views_none')}</p>}
      <ul className="saved-views">
        {data?.items.map((view) => (
          <li key={view.id}>
            <Link to={`?${new URLSearchParams(view.search).toString()}`} onClick={() => setOpen(false)}>
              {view.own ? view.name : say('view_of', { name: view.name, owner: view.owner_name })}
            </Link>
            {view.own && (
              <span>
                <Button size="small" type="text" aria-label={say('view_update', { name: view.name })} onClick={() => void update(view)}>
                  {say('update')}
                </Button>
                <Button size="small" type="text" aria-label={say('view_delete', { name: view.name })} onClick={() => void remove(view)}>
                  {say('delete')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <NewView create={create} />
    </Panel>
  );
}

function NewView({ create }: { create: (name: string, shared: boolean) => Promise<boolean> }) {
  const say = useText(evaluationMessages);
  const session = useSession();
  const id = useId();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const shares = !['self', null].includes(reachOf(session, 'evaluations.read'));
  return (
    <form
      className="new-view"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void create(name.trim(), shared).then((made) => made && setName(''));
      }}
    >
      <label htmlFor={id}>{say('view_name')}</label>
      <Input id={id} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      {shares && (
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {say('view_share')}
        </Checkbox>
      )}
      <Button htmlType="submit" disabled={name.trim() === ''}>
        {say('view_save')}
      </Button>
    </form>
  );
}
