import './form.css';
import { Button } from 'antd';
import type { BaseSyntheticEvent, ReactNode } from 'react';
import { Fault } from '../feedback/fault.js';
import { useText } from '../i18n/use-text.js';
import { formMessages } from './messages.js';

interface FormSheetProps {
  form: { onSubmit: (event?: BaseSyntheticEvent) => Promise<void>; busy: boolean; refusal: unknown };
  /** On the button; left out: save. */
  submit?: string;
  onCancel?: () => void;
  children: ReactNode;
}

/** The fields of a form, what was refused, and its buttons. */
export function FormSheet({ form, submit, onCancel, children }: FormSheetProps) {
  const say = useText(formMessages);
  return (
    <form noValidate onSubmit={(event) => void form.onSubmit(event)}>
      {form.refusal !== null && <Fault error={form.refusal} />}
      {children}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={form.busy}>
          {submit ?? say('save')}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{say('cancel')}</Button>}
      </div>
    </form>
  );
}
