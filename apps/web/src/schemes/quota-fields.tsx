import { TextField } from '../form/fields.js';
import { asNumber } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { CheckGroup } from './check-group.js';
import { definitionMessages } from './definition-messages.js';
import type { DraftForm } from './draft-form.js';

/** How many evaluations a month agents get. */
export function QuotaFields({ entry: { field, form, faultOf } }: { entry: DraftForm }) {
  const say = useText(definitionMessages);
  const named = form.watch('definition.grades.bands').filter(({ grade }) => grade !== '');
  const bad = form.watch('definition.quota.bad_grades');
  const faults = bad.map((_, at) => faultOf(`definition.quota.bad_grades.${at}`));
  return (
    <section className="sheet">
      <h2>{say('quota_rule')}</h2>
      <div className="fields">
        <TextField label={say('standard')} inputMode="numeric" {...field('definition.quota.standard', asNumber)} />
        <TextField label={say('new_hire')} inputMode="numeric" {...field('definition.quota.new_hire', asNumber)} />
        <TextField label={say('new_hire_days')} inputMode="numeric" {...field('definition.quota.new_hire_days', asNumber)} />
        <TextField
          label={say('after_bad_month')}
          hint={say('after_bad_hint')}
          inputMode="numeric"
          {...field('definition.quota.after_bad_month', asNumber)}
        />
      </div>
      <CheckGroup
        label={say('bad_grades')}
        options={named.map(({ grade }) => ({ value: grade, label: grade }))}
        value={bad}
        fault={faults.find((fault) => fault !== undefined)}
        onChange={(ticked) => form.setValue('definition.quota.bad_grades', ticked)}
      />
    </section>
  );
}
