import { useId, type InputHTMLAttributes } from 'react';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  /** What is wrong with it; null: nothing. */
  fault: string | null;
}

export function Field({ label, fault, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="door-field">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} aria-invalid={fault !== null} aria-describedby={fault === null ? undefined : `${id}-fault`} />
      {fault !== null && (
        <p className="door-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}
