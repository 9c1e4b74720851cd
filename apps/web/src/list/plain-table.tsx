import './plain-table.css';
import type { Key, ReactNode } from 'react';

export interface PlainColumn<Row> {
  title: string;
  render: (row: Row) => ReactNode;
  number?: boolean;
}

interface PlainTableProps<Row> {
  /** Names the table where it may be wider than its room; left out: it stands where its name is read anyway. */
  label?: string;
  rows: readonly Row[];
  columns: readonly PlainColumn<Row>[];
  rowKey: (row: Row) => Key;
}

/** A short table that is all there at once. */
export function PlainTable<Row>({ label, rows, columns, rowKey }: PlainTableProps<Row>) {
  return (
    <div className="plain-scroll" {...(label === undefined ? {} : { role: 'region', 'aria-label': label, tabIndex: 0 })}>
      <table className="plain">
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th key={title} scope="col" className={number === true ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ title, render, number }) => (
                <td key={title} className={number === true ? 'number' : undefined}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
