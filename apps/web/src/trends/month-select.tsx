import { Select } from 'antd';
import { month } from '../format/figures.js';
import { useLanguage } from '../i18n/use-text.js';
import { usePeriods } from '../shell/use-periods.js';

interface MonthSelectProps {
  label: string;
  value: string;
  onChange: (month: string) => void;
}

/** One of the months that have been closed. */
export function MonthSelect({ label, value, onChange }: MonthSelectProps) {
  const language = useLanguage();
  const { data } = usePeriods();
  const closed = (data?.items ?? []).filter(({ newest_run }) => newest_run !== null).map(({ period }) => period);
  const months = closed.includes(value) ? closed : [...closed, value].toSorted().toReversed();
  return (
    <Select
      aria-label={label}
      prefix={label}
      value={value}
      options={months.map((each) => ({ value: each, label: month(each, language) }))}
      popupMatchSelectWidth={false}
      onChange={onChange}
    />
  );
}
