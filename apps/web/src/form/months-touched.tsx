import { Alert } from 'antd';
import type { ComponentPropsWithRef } from 'react';
import { useMay } from '../api/use-session.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { usePeriods } from '../shell/use-periods.js';
import { AreaField } from './fields.js';
import { formMessages } from './messages.js';
import { touchedMonths } from './standing-months.js';

interface MonthsTouchedProps {
  /** The first day of what changes; empty: not said yet. */
  from: string;
  /** The last; null: until further notice. */
  to: string | null;
  /** The wiring of the reason. */
  reason: Omit<ComponentPropsWithRef<'textarea'>, 'id'> & { fault: string | undefined };
}

/** Says which months a change touches, and asks for the reason where one of them stands. */
export function MonthsTouched({ from, to, reason }: MonthsTouchedProps) {
  const say = useText(formMessages);
  const language = useLanguage();
  const mayRestate = useMay('periods.close');
  const { data } = usePeriods();
  if (!/^\d{4}-\d{2}-\d{2}/.test(from) || data === undefined) return null;
  const { standing, open } = touchedMonths(data.items, from.slice(0, 10), to);
  if (standing.length > 0) {
    const months = standing.map((each) => month(each, language)).join(language === 'zh' ? '、' : ', ');
    return (
      <div className="month-note wide">
        <Alert
          type="warning"
          showIcon
          title={say('restate_title', { months })}
          description={say(mayRestate ? 'restate_text' : 'restate_forbidden')}
        />
        {mayRestate && <AreaField label={say('restate_reason')} rows={2} {...reason} />}
      </div>
    );
  }
  return (
    <p className="month-note soft wide" role="status">
      {open.length === 0 ? say('no_month') : say(to === null ? 'open_months' : 'open_month', { months: month(open[0]!, language) })}
    </p>
  );
}
