import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { shellMessages } from './messages.js';
import { usePeriod, usePeriods } from './use-periods.js';

/** Which month the page is about; it stands in the address, so that a link shows the same to others. */
export function PeriodPicker() {
  const say = useText(shellMessages);
  const language = useLanguage();
  const { data } = usePeriods();
  const period = usePeriod();
  const [, setSearch] = useSearchParams();
  const options = (data?.items ?? []).map((each) => ({
    value: each.period,
    label: `${month(each.period, language)} · ${say(`state_${each.state}`)}`,
  }));
  return (
    <Select
      className="period-picker"
      aria-label={say('period')}
      value={period}
      options={options}
      placeholder={say('period_none')}
      popupMatchSelectWidth={false}
      onChange={(next: string) =>
        setSearch((before) => {
          const search = new URLSearchParams(before);
          search.set('period', next);
          search.delete('cursor');
          return search;
        })
      }
    />
  );
}
