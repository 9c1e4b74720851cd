import './server-table.css';
import { Button, Card, Empty, Space } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Key, ReactNode } from 'react';
import { Fault } from '../feedback/fault.js';
import { Waiting } from '../feedback/waiting.js';
import { useText } from '../i18n/use-text.js';
import type { ListState } from './use-list-state.js';
import { listMessages } from './messages.js';
import { useNarrow } from './use-narrow.js';

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Figures stand at the right, under one another. */
  number?: boolean;
  /** The field the server sorts by; left out: it cannot. */
  sort?: string;
  width?: number;
}

interface PageOf<Row> {
  items: readonly Row[];
  next_cursor: string | null;
  total: number | '10000+' | null;
}

interface ServerTableProps<Row, Name extends string> {
  /** What the list is of, for those who hear the page. */
  label: string;
  query: UseQueryResult<PageOf<Row>>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => Key;
  state: ListState<Name>;
  /** The sort that holds when the address has none. */
  defaultSort: string;
  /** What to do when nothing is there. */
  empty?: ReactNode;
}

/** A list that the server sorts, filters and pages; on a phone each row is a card. */
export function ServerTable<Row extends object, Name extends string>(props: ServerTableProps<Row, Name>) {
  const { label, query, columns, rowKey, state, defaultSort, empty } = props;
  const say = useText(listMessages);
  const narrow = useNarrow();
  if (query.isError) return <Fault error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Waiting rows={8} />;
  const { items } = query.data;
  const nothing = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty ?? say('empty')} />;
  return (
    <section aria-label={label} aria-busy={query.isPlaceholderData}>
      {narrow && items.length === 0 && nothing}
      {narrow ? (
        <ul className="row-cards">
          {items.map((row) => (
            <li key={rowKey(row)}>
              <RowCard row={row} columns={columns} />
            </li>
          ))}
        </ul>
      ) : (
        <div className="list-scroll">
          <table className="list-table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <Head
                    key={column.key}
                    column={column}
                    sorted={state.values.sort ?? defaultSort}
                    sort={(by) => state.set({ sort: by } as never)}
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <tr key={rowKey(row)}>
                  {columns.map(({ key, number, render }) => (
                    <td key={key} className={number === true ? 'number' : undefined}>
                      {render(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {items.length === 0 && nothing}
        </div>
      )}
      <Turner page={query.data} state={state} />
    </section>
  );
}

interface HeadProps<Row> {
  column: Column<Row>;
  sorted: string;
  sort: (by: string) => void;
}

/** The head of a column; a click on one that can be sorted by turns the order. */
function Head<Row>({ column, sorted, sort }: HeadProps<Row>) {
  const { title, number, sort: by, width } = column;
  const order = by === undefined ? undefined : sorted === by ? 'ascending' : sorted === `-${by}` ? 'descending' : 'none';
  const mark = order === 'ascending' ? '↑' : order === 'descending' ? '↓' : '↕';
  return (
    <th scope="col" aria-sort={order} className={number === true ? 'number' : undefined} style={{ width }}>
      {by === undefined ? (
        title
      ) : (
        <button type="button" onClick={() => sort(order === 'descending' ? by : `-${by}`)}>
          {title} <span aria-hidden="true">{mark}</span>
        </button>
      )}
    </th>
  );
}

function RowCard<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  const [first, ...others] = columns;
  return (
    <Card size="small" title={first?.render(row)}>
      <dl className="row-card">
        {others.map(({ key, title, render }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{render(row)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Turner<Row, Name extends string>({ page, state }: { page: PageOf<Row>; state: ListState<Name> }) {
  const say = useText(listMessages);
  const { total, next_cursor } = page;
  return (
    <nav className="turner" aria-label={say('pages')}>
      <span className="soft">{total === null ? '' : say('total', { total: String(total) })}</span>
      <Space>
        <Button disabled={state.values.cursor === undefined} onClick={() => state.turn(null)}>
          {say('first')}
        </Button>
        <Button disabled={state.values.cursor === undefined} onClick={() => window.history.back()}>
          {say('previous')}
        </Button>
        <Button disabled={next_cursor === null} onClick={() => state.turn(next_cursor)}>
          {say('next')}
        </Button>
      </Space>
    </nav>
  );
}
