import { TextField } from '../form/fields.js';
import { asNumber } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { definitionMessages } from './definition-messages.js';
import type { DraftForm } from './draft-form.js';
import { PercentField } from './percent-field.js';
import { PercentSum } from './percent-sum.js';

/** How an exam's parts are weighed, and who passes. */
export function ExamFields({ entry: { field, form, faultOf } }: { entry: DraftForm }) {
  const say = useText(definitionMessages);
  const exam = form.watch('definition.exam');
  return (
    <section className="sheet">
      <h2>{say('exam_rule')}</h2>
      <div className="fields">
        {(['theory_weight', 'practical_weight'] as const).map((part) => (
          <PercentField
            key={part}
            label={say(part)}
            value={exam[part]}
            fault={faultOf(`definition.exam.${part}`)}
            onChange={(next) => form.setValue(`definition.exam.${part}`, next)}
          />
        ))}
        <TextField label={say('exam_pass')} inputMode="decimal" {...field('definition.exam.pass_mark', asNumber)} />
        <TextField
          label={say('part_minimum')}
          hint={say('part_minimum_hint')}
          inputMode="decimal"
          {...field('definition.exam.part_minimum', asNumber)}
        />
      </div>
      <PercentSum shares={[exam.theory_weight, exam.practical_weight]} right="sum" wrong="sum_wrong" />
    </section>
  );
}
