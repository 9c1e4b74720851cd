import { CheckField, ChoiceField, TextField } from '../form/fields.js';
import { asNumber } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { definitionMessages } from './definition-messages.js';
import type { DraftForm } from './draft-form.js';
import { GradeRows } from './grade-rows.js';

/** How grades are given, and the grades themselves. */
export function GradeFields({ entry }: { entry: DraftForm }) {
  const say = useText(definitionMessages);
  const { field, form } = entry;
  const beginShares = (mode: string) => {
    const { bands, shares } = form.getValues('definition.grades');
    if (mode === 'forced' && shares.length === 0)
      form.setValue(
        'definition.grades.shares',
        bands.map(({ grade }) => ({ grade, share: 0 })),
      );
  };
  return (
    <section className="sheet">
      <h2>{say('grades')}</h2>
      <div className="fields">
        <ChoiceField
          label={say('mode')}
          options={(['bands', 'forced'] as const).map((value) => ({ value, label: say(`mode_${value}`) }))}
          {...field('definition.grades.mode', { onChange: ({ target }: { target: { value: string } }) => beginShares(target.value) })}
        />
        <TextField
          label={say('forced_from')}
          hint={say('forced_hint')}
          inputMode="numeric"
          {...field('definition.grades.forced_from', asNumber)}
        />
        <CheckField label={say('bar_best')} {...form.register('definition.grades.bar_best')} />
      </div>
      <p className="soft below">{say('grades_hint')}</p>
      <GradeRows entry={entry} />
    </section>
  );
}
