import { useText, useLanguage } from '../i18n/use-text.js';
import type { Decisions, RecognisedTable } from './decide-columns.js';
import { importMessages } from './messages.js';

interface MapTargetsProps {
  table: RecognisedTable;
  decisions: Decisions;
  /** Whether a column of the file is chosen. */
  ready: boolean;
  labelOf: (column: string) => string;
  onPick: (column: string) => void;
}

/** What a column of a file can be. */
export function MapTargets({ table, decisions, ready, labelOf, onPick }: MapTargetsProps) {
  const say = useText(importMessages);
  const language = useLanguage();
  const headerOf = (column: string) => Object.entries(decisions).find(([, taken]) => taken === column)?.[0];
  const choice = (column: string, note: string, required: boolean) => (
    <li key={column}>
      <button type="button" className="map-choice" disabled={!ready} onClick={() => onPick(column)} title={note}>
        <strong>{labelOf(column)}</strong>
        {required && <em>{say('required')}</em>}
        {headerOf(column) !== undefined && <span>← {headerOf(column)}</span>}
        {note !== '' && <span className="soft">{note}</span>}
      </button>
    </li>
  );
  return (
    <section aria-label={say('our_columns')}>
      <h3>{say('our_columns')}</h3>
      <ul>
        {table.columns.map(({ name, note, required }) => choice(name, note[language], required))}
        {table.dynamic.map((name) => choice(name, '', false))}
      </ul>
    </section>
  );
}
