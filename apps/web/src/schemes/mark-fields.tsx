import { TextField } from '../form/fields.js';
import { asNumber } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { definitionMessages } from './definition-messages.js';
import type { DraftForm } from './draft-form.js';

export function MarkFields({ entry: { field } }: { entry: DraftForm }) {
  const say = useText(definitionMessages);
  return (
    <section className="sheet">
      <h2>{say('marks')}</h2>
      <div className="fields">
        <TextField label={say('pass_mark')} inputMode="decimal" {...field('definition.pass_mark', asNumber)} />
        <TextField label={say('excellent_mark')} inputMode="decimal" {...field('definition.excellent_mark', asNumber)} />
        <TextField
          label={say('min_sample')}
          hint={say('min_sample_hint')}
          inputMode="numeric"
          {...field('definition.min_sample', asNumber)}
        />
        <TextField label={say('lowest')} inputMode="decimal" {...field('definition.range.lowest', asNumber)} />
        <TextField label={say('highest')} inputMode="decimal" {...field('definition.range.highest', asNumber)} />
      </div>
    </section>
  );
}
