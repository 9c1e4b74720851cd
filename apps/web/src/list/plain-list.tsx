import '../form/form.css';
import './server-table.css';
import type { Key } from 'react';
import { PlainTable, type PlainColumn } from './plain-table.js';
import { useNarrow } from './use-narrow.js';

interface PlainListProps<Row> {
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  columns: readonly PlainColumn<Row>[];
  /** What stands there when there are none. */
  empty: string;
}

/** A short list that is shown whole; on a phone its columns stand under one another. */
export function PlainList<Row>({ rows, rowKey, columns, empty }: PlainListProps<Row>) {
  const narrow = useNarrow();
  if (rows.length === 0) return <p className="soft">{empty}</p>;
  if (narrow)
    return (
      <ul className="plain-cards">
        {rows.map((row) => (
          <li key={rowKey(row)}>
            <dl className="row-card">
              {columns.map(({ title, render }) => (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>{render(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    );
  return <PlainTable rows={rows} columns={columns} rowKey={rowKey} />;
}
