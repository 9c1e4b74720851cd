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
