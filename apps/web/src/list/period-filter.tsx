import { ChoiceField } from '../form/fields.js';
import { month } from '../format/figures.js';
import { useLanguage } from '../i18n/use-text.js';
import { usePeriods } from '../shell/use-periods.js';

interface PeriodFilterProps {
  label: string;
  /** What stands for no month in particular. */
  all: string;
  value: string | undefined;
  onChange: (period: string | undefined) => void;
}

/** The months as a filter of a list. */
export function PeriodFilter({ label, all, value, onChange }: PeriodFilterProps) {
  const language = useLanguage();
  const { data } = usePeriods();
  const options = (data?.items ?? []).map(({ period }) => ({ value: period, label: month(period, language) }));
  return (
    <ChoiceField
      label={label}
      none={all}
      options={options}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}
