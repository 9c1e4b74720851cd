import { Button } from 'antd';
import { DeleteOutlined } from '@ant-design/icons';
import { Fragment } from 'react';
import { useFieldArray } from 'react-hook-form';
import { COMPONENTS_OF } from '@scoring/scheme-definition.js';
import { ChoiceField } from '../form/fields.js';
import { useText } from '../i18n/use-text.js';
import { definitionMessages } from './definition-messages.js';
import type { DraftForm } from './draft-form.js';
import { MapFields } from './map-fields.js';
import { PercentField } from './percent-field.js';
import { PercentSum } from './percent-sum.js';
import { StepFields } from './step-fields.js';

/** The components with their weights, and how a figure becomes marks. */
export function ComponentFields({ entry }: { entry: DraftForm }) {
  const say = useText(definitionMessages);
  const { form, faultOf } = entry;
  const list = useFieldArray({ control: form.control, name: 'definition.components' });
  const components = form.watch('definition.components');
  const used = components.map(({ code }) => code);
  const others = COMPONENTS_OF[form.getValues('definition.kind')].filter((code) => !used.includes(code));
  return (
    <section className="sheet">
      <h2>{say('components')}</h2>
      {list.fields.map(({ id, code }, at) => (
        <Fragment key={id}>
          <div className="field-row">
            <PercentField
              label={`${say(code)} ${say('weight')}`}
              value={components[at]?.weight ?? 0}
              fault={faultOf(`definition.components.${at}.weight`)}
              onChange={(next) => form.setValue(`definition.components.${at}.weight`, next)}
            />
            <MapFields entry={entry} at={at} name={say(code)} />
            {components.length > 1 && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={say('remove', { name: say(code) })}
                onClick={() => list.remove(at)}
              />
            )}
          </div>
          <StepFields entry={entry} at={at} name={say(code)} />
        </Fragment>
      ))}
      {others.length > 0 && (
        <div className="field-row">
          <ChoiceField
            label={say('add_component')}
            none="—"
            options={others.map((code) => ({ value: code, label: say(code) }))}
            value=""
            onChange={({ target }) => {
              const code = others.find((each) => each === target.value);
              if (code !== undefined) list.append({ code, weight: 0, map: { kind: 'identity' } });
            }}
          />
        </div>
      )}
      <PercentSum shares={components.map(({ weight }) => weight)} right="sum" wrong="sum_wrong" fault={faultOf('definition.components')} />
    </section>
  );
}
