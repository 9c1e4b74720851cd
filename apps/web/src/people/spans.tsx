import './people.css';
import '../form/form.css';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.js';
import { peopleMessages } from './messages.js';

export interface Span {
  what: ReactNode;
  from: string | null;
  to: string | null;
}

/** What held over time, the newest first. */
export function Spans({ title, spans }: { title: string; spans: readonly Span[] }) {
  const say = useText(peopleMessages);
  const newest = spans.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''));
  return (
    <section className="sheet">
      <h2>{title}</h2>
      {newest.length === 0 && <p className="soft">{say('nothing')}</p>}
      <ul className="spans">
        {newest.map(({ what, from, to }) => (
          <li key={`${from} ${to}`}>
            <span>{what}</span>
            <span className="soft">
              {from ?? say('always')} – {to ?? say('until_now')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
