import { Select } from 'antd';
import type { MissedCriteria } from '@contracts/trend-slices.js';
import { useText } from '../i18n/use-text.js';
import { useTrendFilters } from './filters.js';
import { trendsMessages } from './messages.js';

/** Goes to one criterion month by month. */
export function WatchCriterion({ items }: { items: MissedCriteria['items'] }) {
  const say = useText(trendsMessages);
  const { set } = useTrendFilters();
  return (
    <div>
      <Select
        className="trend-watch"
        aria-label={say('criterion_watch')}
        placeholder={say('criterion_watch')}
        value={null}
        options={items.map(({ form_code, code, name }, at) => ({ value: at, label: `${name} · ${form_code} ${code}` }))}
        popupMatchSelectWidth={false}
        onChange={(at: number | null) => {
          const item = at === null ? undefined : items[at];
          if (item !== undefined) set({ view: 'trend', criterion: item.code, form: item.form_code, measure: undefined, from: undefined });
        }}
      />
    </div>
  );
}
