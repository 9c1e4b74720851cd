import type { SchemeJson } from '@contracts/schemes.js';
import { useText } from '../i18n/use-text.js';
import { definitionTold } from './definition-lines.js';
import { definitionMessages } from './definition-messages.js';

/** What a scorecard is made of, to be read. */
export function DefinitionView({ definition }: { definition: SchemeJson }) {
  const say = useText(definitionMessages);
  return definitionTold(definition, say).map(({ title, lines }) => (
    <section className="sheet" key={title}>
      <h2>{say(title)}</h2>
      <dl className="facts">
        {lines.map(({ label, value }) => (
          <div className="fact" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
