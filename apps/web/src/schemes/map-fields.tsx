import type { SchemeJson } from '@contracts/schemes.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { asNumber } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { definitionMessages } from './definition-messages.js';
import type { DraftForm } from './draft-form.js';

type ComponentMap = SchemeJson['components'][number]['map'];

export const FULL = 100;
const kinds = ['identity', 'linear', 'linear_down', 'steps'] as const;

/** What a conversion begins with when it is chosen. */
const beginnings: Record<(typeof kinds)[number], ComponentMap> = {
  identity: { kind: 'identity' },
  linear: { kind: 'linear', floor: 0, target: FULL },
  linear_down: { kind: 'linear_down', target: 0, ceiling: FULL },
  steps: { kind: 'steps', steps: [{ from: 0, score: 0 }] },
};

export interface MapFieldsProps {
  entry: DraftForm;
  /** Which component. */
  at: number;
  name: string;
}

/** How a figure becomes marks; steps have rows of their own. */
export function MapFields({ entry, at, name }: MapFieldsProps) {
  const say = useText(definitionMessages);
  const { field, form } = entry;
  const path = `definition.components.${at}.map` as const;
  const map = form.watch(path);
  const part = (key: 'floor' | 'target' | 'ceiling') => (
    <TextField label={`${name} ${say(key)}`} inputMode="decimal" {...field(`${path}.${key}`, asNumber)} />
  );
  return (
    <>
      <ChoiceField
        label={`${name} ${say('map')}`}
        options={kinds.map((kind) => ({ value: kind, label: say(`map_${kind}`) }))}
        value={map.kind}
        onChange={({ target }) => form.setValue(path, beginnings[kinds.find((kind) => kind === target.value) ?? 'identity'])}
      />
      {map.kind === 'linear' && (
        <>
          {part('floor')}
          {part('target')}
        </>
      )}
      {map.kind === 'linear_down' && (
        <>
          {part('target')}
          {part('ceiling')}
        </>
      )}
    </>
  );
}
