import { Empty } from 'antd';
import { useNavigate } from 'react-router';
import type { getMissedCriteria, MissedCriteria } from '@contracts/trend-slices.js';
import { addressOf } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { BarChart } from '../chart/bar-chart.js';
import { ChartCard } from '../chart/chart-card.js';
import { Loaded } from '../feedback/loaded.js';
import { percent, whole } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { evaluationsPlace } from './drill.js';
import { selectionOf, type Filters } from './filters.js';
import { trendsMessages } from './messages.js';
import { useSpanText } from './use-span-text.js';
import { WatchCriterion } from './watch-criterion.js';

/** So many bars can be read; the table has all. */
const SHOWN = 15;

/** Which criteria are missed most; a bar leads to the evaluations that missed it. */
export default function CriteriaView({ filters }: { filters: Filters }) {
  const query = useAsk<typeof getMissedCriteria>('/trends/criteria', { query: selectionOf(filters) }, { keep: true });
  return <Loaded query={query}>{(criteria) => <Pareto criteria={criteria} filters={filters} />}</Loaded>;
}

function Pareto({ criteria: { items, missed }, filters }: { criteria: MissedCriteria; filters: Filters }) {
  const say = useText(trendsMessages);
  const span = useSpanText();
  const navigate = useNavigate();
  const [first] = items;
  if (first === undefined || missed === 0) return <Empty description={say('nothing')} />;
  const shown = items.slice(0, SHOWN);
  const open = (item: MissedCriteria['items'][number]) =>
    void navigate(evaluationsPlace(filters, { form: item.form_code, missed: item.code }));
  return (
    <div className="trend-cards">
      <ChartCard
        title={say('criteria_title')}
        period={span(filters)}
        gist={say('criteria_gist', {
          name: first.name,
          share: percent(first.share),
          three: percent(items[Math.min(2, items.length - 1)]!.cumulative),
        })}
        workbook={addressOf('/trends/criteria/workbook', {}, selectionOf(filters))}
        onRow={(key) => {
          const item = items.find(({ form_code, code }) => `${form_code} ${code}` === key);
          if (item !== undefined) open(item);
        }}
        table={{
          columns: [
            { title: say('criterion') },
            { title: say('form') },
            ...(['missed', 'applicable', 'rate', 'share', 'cumulative'] as const).map((key) => ({ title: say(key), number: true })),
          ],
          rows: items.map((item) => ({
            key: `${item.form_code} ${item.code}`,
            cells: [
              item.name,
              item.form_code,
              whole(item.missed),
              whole(item.n),
              percent(item.rate),
              percent(item.share),
              percent(item.cumulative),
            ],
          })),
        }}
      >
        <BarChart
          labels={shown.map(({ name }) => name)}
          series={[
            { label: say('missed'), values: shown.map((item) => item.missed) },
            { label: say('cumulative'), values: shown.map(({ cumulative }) => cumulative), share: true },
          ]}
          unit={say('missed')}
          height={380}
          onBar={(at) => open(shown[at]!)}
        />
      </ChartCard>
      <WatchCriterion items={items} />
    </div>
  );
}
