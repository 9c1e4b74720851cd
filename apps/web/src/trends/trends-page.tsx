import './trends.css';
import { Select } from 'antd';
import type { getCenterTrend, TrendMeasure } from '@contracts/trends.js';
import { useAsk } from '../api/use-ask.js';
import { BarChart } from '../chart/bar-chart.js';
import { ChartCard } from '../chart/chart-card.js';
import { ConfidenceSwitch } from '../chart/confidence-switch.js';
import { chartMessages } from '../chart/messages.js';
import { TrendCard } from '../chart/trend-card.js';
import { trendSpan } from '../chart/trend-words.js';
import { Loaded } from '../feedback/loaded.js';
import { month, whole } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { useListState } from '../list/use-list-state.js';
import { Page } from '../shell/page.js';
import { trendsMessages } from './messages.js';

const measures = [
  'qa_score',
  'pass_rate',
  'excellent_rate',
  'critical_error_rate',
  'non_critical_error_rate',
  'business_accuracy',
  'exam_score',
] as const satisfies readonly TrendMeasure[];
type Measure = (typeof measures)[number];

export function Component() {
  const say = useText(trendsMessages);
  const sayChart = useText(chartMessages);
  const language = useLanguage();
  const { values, set } = useListState(['measure']);
  const measure: Measure = measures.find((each) => each === values.measure) ?? 'qa_score';
  const query = useAsk<typeof getCenterTrend>('/trends/center', { query: { measure } }, { keep: true });
  return (
    <Page title={say('title')} actions={<ConfidenceSwitch />}>
      <div className="trend-filters">
        <Select<Measure>
          aria-label={say('measure')}
          value={measure}
          options={measures.map((value) => ({ value, label: sayChart(value) }))}
          popupMatchSelectWidth={false}
          onChange={(next) => set({ measure: next })}
        />
      </div>
      <Loaded query={query}>
        {(trend) => (
          <div className="trend-cards">
            <TrendCard trend={trend} title={`${say('center')} · ${sayChart(trend.measure)}`} />
            <ChartCard
              title={say('counts')}
              period={trendSpan(trend, language)}
              gist={say('counts_gist')}
              table={{
                columns: [{ title: sayChart('period') }, { title: sayChart('n'), number: true }],
                rows: trend.points.map(({ period, n }) => ({ key: period, cells: [month(period, language), whole(n)] })),
              }}
            >
              <BarChart
                labels={trend.points.map(({ period }) => month(period, language))}
                series={[{ label: sayChart('n'), values: trend.points.map(({ n }) => n) }]}
                unit={sayChart('n')}
                height={240}
              />
            </ChartCard>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
