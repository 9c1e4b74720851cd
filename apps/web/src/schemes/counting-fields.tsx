import type { SchemeJson } from '@contracts/schemes.js';
import { ChoiceField } from '../form/fields.js';
import { useText } from '../i18n/use-text.js';
import { CheckGroup } from './check-group.js';
import { definitionMessages } from './definition-messages.js';
import type { DraftForm } from './draft-form.js';

const purposes = ['random', 'targeted', 'mandatory', 'double', 'recheck', 'calibration'] as const;

/** Which evaluations count, in which month, and how teams and workload are taken. */
export function CountingFields({ entry: { field, form, faultOf } }: { entry: DraftForm }) {
  const say = useText(definitionMessages);
  return (
    <section className="sheet">
      <h2>{say('counting')}</h2>
      <div className="fields">
        <ChoiceField
          label={say('count_by')}
          options={(['call_date', 'evaluation_date'] as const).map((value) => ({ value, label: say(`count_${value}`) }))}
          {...field('definition.count_by')}
        />
        <ChoiceField
          label={say('team_rank_by')}
          options={(['pooled', 'mean_of_agents'] as const).map((value) => ({ value, label: say(`rank_${value}`) }))}
          {...field('definition.team_rank_by')}
        />
        <ChoiceField
          label={say('workload_basis')}
          options={(['month', 'per_attended_day'] as const).map((value) => ({ value, label: say(`basis_${value}`) }))}
          {...field('definition.workload_basis')}
        />
      </div>
      <CheckGroup
        label={say('purposes')}
        options={purposes.map((value) => ({ value, label: say(`purpose_${value}`) }))}
        value={form.watch('definition.purposes')}
        fault={faultOf('definition.purposes')}
        onChange={(ticked) => form.setValue('definition.purposes', ticked as SchemeJson['purposes'])}
      />
    </section>
  );
}
