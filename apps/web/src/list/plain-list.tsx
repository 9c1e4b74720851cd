import '../form/form.css';
import type { Key, ReactNode } from 'react';

interface PlainListProps<Row> {
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  columns: readonly { title: string; render: (row: Row) => ReactNode; number?: boolean }[];
  /** What stands there when there are none. */
  empty: string;
}

/** A short list that is shown whole. */
export function PlainList<Row>({ rows, rowKey, columns, empty }: PlainListProps<Row>) {
  if (rows.length === 0) return <p className="soft">{empty}</p>;
  return (
    <div className="table-scroll">
      <table className="plain-table">
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
