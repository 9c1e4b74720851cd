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
  const choose = (next: string) =>
    setSearch((before) => {
      const search = new URLSearchParams(before);
      search.set('period', next);
      search.delete('cursor');
      return search;
    });
  const items = data?.items ?? [];
  const known = period === null || items.some((each) => each.period === period);
  return (
    <select className="period-picker" aria-label={say('period')} value={period ?? ''} onChange={(event) => choose(event.target.value)}>
      {items.length === 0 && <option value="">{say('period_none')}</option>}
      {!known && <option value={period}>{month(period, language)}</option>}
      {items.map((each) => (
        <option key={each.period} value={each.period}>
          {`${month(each.period, language)} · ${say(`state_${each.state}`)}`}
        </option>
      ))}
    </select>
  );
}
