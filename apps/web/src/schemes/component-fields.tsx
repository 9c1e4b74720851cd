import { ChoiceField, TextField } from '../form/fields.js';
import { asNumber } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import type { DraftForm } from './draft-form.js';
import { schemeMessages } from './messages.js';
import { PercentField } from './percent-field.js';
import { toPercent } from './percent.js';

const FULL = 100;

/** The components with their weights, and how a figure becomes marks. */
export function ComponentFields({ entry, readOnly }: { entry: DraftForm; readOnly: boolean }) {
  const say = useText(schemeMessages);
  const { field, form, faultOf } = entry;
  const components = form.watch('definition.components');
  const sum = Number(toPercent(components.reduce((all, { weight }) => all + (Number.isNaN(weight) ? 0 : weight), 0)));
  return (
    <section className="sheet">
      <h2>{say('components')}</h2>
      {components.map(({ code, map, weight }, at) => (
        <div className="field-row" key={code}>
          <PercentField
            label={`${say(code)} ${say('weight')}`}
            value={weight}
            disabled={readOnly}
            fault={faultOf(`definition.components.${at}.weight`)}
            onChange={(next) => form.setValue(`definition.components.${at}.weight`, next)}
          />
          {map.kind === 'identity' || map.kind === 'linear' ? (
            <ChoiceField
              label={`${say(code)} ${say('map')}`}
              options={[
                { value: 'identity', label: say('map_identity') },
                { value: 'linear', label: say('map_linear') },
              ]}
              value={map.kind}
              onChange={(event) =>
                form.setValue(
                  `definition.components.${at}.map`,
                  event.target.value === 'linear' ? { kind: 'linear', floor: 0, target: FULL } : { kind: 'identity' },
                )
              }
            />
          ) : (
            <p className="soft">{say(`map_${map.kind}`)}</p>
          )}
          {map.kind === 'linear' && (
            <>
              <TextField
                label={`${say(code)} ${say('floor')}`}
                inputMode="decimal"
                {...field(`definition.components.${at}.map.floor`, asNumber)}
              />
              <TextField
                label={`${say(code)} ${say('target')}`}
                inputMode="decimal"
                {...field(`definition.components.${at}.map.target`, asNumber)}
              />
            </>
          )}
        </div>
      ))}
      <p role="status" className={sum === FULL ? 'soft' : 'field-fault'}>
        {say(sum === FULL ? 'sum' : 'sum_wrong', { sum })}
      </p>
    </section>
  );
}
