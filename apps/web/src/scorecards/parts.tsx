import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.js';
import { arithmeticMessages, type Line } from './arithmetic-messages.js';
import { useConfidence } from '../chart/use-confidence.js';

/** A headed part of a card. */
export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="part">
      <div className="part-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** The steps of a calculation, one a line. */
export function Arithmetic({ lines }: { lines: readonly Line[] }) {
  const say = useText(arithmeticMessages);
  const confidence = useConfidence();
  return (
    <ul className="arithmetic">
      {lines
        .filter((line) => confidence || line.confidence !== true)
        .map((line, at) => (
          <li key={at} className={line.confidence === true ? 'sure' : undefined}>
            {say(line.key, line.params)}
          </li>
        ))}
    </ul>
  );
}

export interface Tile {
  label: string;
  value: ReactNode;
  /** What stands small below it. */
  note?: ReactNode;
}

/** The figures that one looks for first. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <dl className="tiles">
      {tiles.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {note !== undefined && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface PlainColumn<Row> {
  title: string;
  render: (row: Row) => ReactNode;
  number?: boolean;
}

/** A short table that is all there at once. */
export function PlainTable<Row>({ label, rows, columns, rowKey }: PlainTableProps<Row>) {
  return (
    <div className="plain-scroll" role="region" aria-label={label} tabIndex={0}>
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

interface PlainTableProps<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly PlainColumn<Row>[];
  rowKey: (row: Row) => string | number;
}
