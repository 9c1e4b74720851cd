import { CheckField } from '../form/fields.js';
import { GroupFault } from './percent-sum.js';

interface CheckGroupProps {
  label: string;
  options: readonly { value: string; label: string }[];
  value: readonly string[];
  fault: string | undefined;
  onChange: (value: string[]) => void;
}

/** Any of a few choices, in the order they are offered. */
export function CheckGroup({ label, options, value, fault, onChange }: CheckGroupProps) {
  const tick = (ticked: string, on: boolean) =>
    onChange(options.map((option) => option.value).filter((each) => (each === ticked ? on : value.includes(each))));
  return (
    <fieldset className="ticks">
      <legend>{label}</legend>
      {options.map((option) => (
        <CheckField
          key={option.value}
          label={option.label}
          checked={value.includes(option.value)}
          onChange={(event) => tick(option.value, event.target.checked)}
        />
      ))}
      <GroupFault fault={fault} />
    </fieldset>
  );
}
