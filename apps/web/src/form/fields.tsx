import './form.css';
import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';

interface Common {
  label: string;
  /** A quiet word below. */
  hint?: ReactNode;
  /** What is wrong with it, in the reader's language. */
  fault?: string | undefined;
  /** Takes the whole line. */
  wide?: boolean;
}

interface Wiring {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

/** A control under its label, with what is wrong with it. */
export function Field({ label, hint, fault, wide, children }: Common & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [hint === undefined ? null : `${id}-hint`, fault === undefined ? null : `${id}-fault`].filter((each) => each !== null);
  return (
    <div className={wide === true ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': fault !== undefined, 'aria-describedby': described.length > 0 ? described.join(' ') : undefined })}
      {hint !== undefined && (
        <small className="soft" id={`${id}-hint`}>
          {hint}
        </small>
      )}
      {fault !== undefined && (
        <p className="field-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

type Without<Props> = Omit<Props, keyof Common | 'id' | 'className'>;

export function TextField({ label, hint, fault, wide, ...input }: Common & Without<ComponentPropsWithRef<'input'>>) {
  return (
    <Field label={label} hint={hint} fault={fault} wide={wide ?? false}>
      {(wiring) => <input {...input} {...wiring} className="input" />}
    </Field>
  );
}

export function AreaField({ label, hint, fault, wide, ...area }: Common & Without<ComponentPropsWithRef<'textarea'>>) {
  return (
    <Field label={label} hint={hint} fault={fault} wide={wide ?? true}>
      {(wiring) => <textarea rows={3} {...area} {...wiring} className="input" />}
    </Field>
  );
}

interface Choices {
  options: readonly { value: string; label: string }[];
  /** What stands there while nothing is chosen; left out: something always is. */
  none?: string;
}

export function ChoiceField(props: Common & Choices & Without<ComponentPropsWithRef<'select'>>) {
  const { label, hint, fault, wide, options, none, ...select } = props;
  return (
    <Field label={label} hint={hint} fault={fault} wide={wide ?? false}>
      {(wiring) => (
        <select {...select} {...wiring} className="input">
          {none !== undefined && <option value="">{none}</option>}
          {options.map(({ value, label: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({ label, ...input }: { label: string } & Without<ComponentPropsWithRef<'input'>>) {
  return (
    <label className="check">
      <input {...input} type="checkbox" />
      {label}
    </label>
  );
}
