import { useState } from 'react';
import { TextField } from '../form/fields.js';
import { ofPercent, toPercent } from './percent.js';

interface PercentFieldProps {
  label: string;
  /** A fraction. */
  value: number;
  fault?: string | undefined;
  disabled?: boolean;
  onChange: (fraction: number) => void;
}

/** A fraction, typed as a percentage. */
export function PercentField({ label, value, fault, disabled, onChange }: PercentFieldProps) {
  const [typed, setTyped] = useState(toPercent(value));
  return (
    <TextField
      label={label}
      inputMode="decimal"
      fault={fault}
      disabled={disabled}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(ofPercent(event.target.value));
      }}
    />
  );
}
