import { Button } from 'antd';
import { DeleteOutlined } from '@ant-design/icons';
import { TextField } from '../form/fields.js';
import { asNumber } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { definitionMessages } from './definition-messages.js';
import { FULL, type MapFieldsProps } from './map-fields.js';

/** The steps of a conversion by steps; nothing for another. */
export function StepFields({ entry, at, name }: MapFieldsProps) {
  const say = useText(definitionMessages);
  const { field, form } = entry;
  const path = `definition.components.${at}.map.steps` as const;
  const map = form.watch(`definition.components.${at}.map`);
  if (map.kind !== 'steps') return null;
  const { steps } = map;
  return (
    <div className="steps">
      {steps.map((_, step) => (
        <div className="field-row" key={`${steps.length} ${step}`}>
          <TextField
            label={`${name} ${say('step_from', { n: step + 1 })}`}
            inputMode="decimal"
            {...field(`${path}.${step}.from`, asNumber)}
          />
          <TextField
            label={`${name} ${say('step_score', { n: step + 1 })}`}
            inputMode="decimal"
            {...field(`${path}.${step}.score`, asNumber)}
          />
          {steps.length > 1 && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={say('remove', { name: `${name} ${say('step', { n: step + 1 })}` })}
              onClick={() => form.setValue(path, steps.toSpliced(step, 1))}
            />
          )}
        </div>
      ))}
      <Button onClick={() => form.setValue(path, [...steps, { from: FULL, score: FULL }])}>{`${name} ${say('add_step')}`}</Button>
    </div>
  );
}
