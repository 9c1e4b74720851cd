import { useState } from 'react';
import { TextField } from '../form/fields.js';
import { useText } from '../i18n/use-text.js';
import { definitionMessages } from './definition-messages.js';
import { ofPercent, toPercent } from './percent.js';

interface PercentFieldProps {
  label: string;
  /** A fraction. */
  value: number;
  fault?: string | undefined;
  onChange: (fraction: number) => void;
}

/** A fraction, typed as a percentage. */
export function PercentField({ label, value, fault, onChange }: PercentFieldProps) {
  const say = useText(definitionMessages);
  const [typed, setTyped] = useState(toPercent(value));
  return (
    <TextField
      label={label}
      inputMode="decimal"
      // The contract's own limits are fractions.
      fault={fault !== undefined && (value < 0 || value > 1) ? say('percent_range') : fault}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(ofPercent(event.target.value));
      }}
    />
  );
}
