import { Empty } from 'antd';
import { useNavigate } from 'react-router';
import type { getScoreDistribution, ScoreDistribution } from '@contracts/trend-slices.js';
import { addressOf } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { BarChart } from '../chart/bar-chart.js';
import { ChartCard } from '../chart/chart-card.js';
import { chartMessages } from '../chart/messages.js';
import { Loaded } from '../feedback/loaded.js';
import { percent, score, whole } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { evaluationsPlace } from './drill.js';
import { selectionOf, type Filters } from './filters.js';
import { trendsMessages } from './messages.js';
import { useSpanText } from './use-span-text.js';

/** How many evaluations have which score; a bar leads to them. */
export default function ScoresView({ filters }: { filters: Filters }) {
  const query = useAsk<typeof getScoreDistribution>('/trends/distribution', { query: selectionOf(filters) }, { keep: true });
  return <Loaded query={query}>{(scores) => <Histogram scores={scores} filters={filters} />}</Loaded>;
}

function Histogram({ scores, filters }: { scores: ScoreDistribution; filters: Filters }) {
  const say = useText(trendsMessages);
  const sayChart = useText(chartMessages);
  const span = useSpanText();
  const navigate = useNavigate();
  const { bars, n, mean, median, pass_mark, excellent_mark } = scores;
  if (bars.length === 0) return <Empty description={say('nothing')} />;
  const labels = bars.map(({ from, to }) => `${from}–${to}`);
  const markAt = (mark: number | null, key: 'pass_mark' | 'excellent_mark') =>
    mark === null ? [] : [{ at: (mark - bars[0]!.from) / (bars[0]!.to - bars[0]!.from), word: say(key, { mark }) }];
  const open = (at: number) => {
    const { from, to } = bars[at]!;
    // The last bar has full marks too.
    const upTo = at === bars.length - 1 ? to : to - 0.01;
    void navigate(evaluationsPlace(filters, { score_from: String(from), score_to: String(upTo) }));
  };
  const below = bars.filter(({ to }) => pass_mark !== null && to <= pass_mark).reduce((sum, bar) => sum + bar.n, 0);
  return (
    <ChartCard
      title={say('scores_title')}
      period={span(filters)}
      gist={say('scores_gist', { n, mean: score(mean), median: whole(median), below, pass: whole(pass_mark) })}
      note={say('scores_gist', { n, mean: score(mean), median: whole(median), below, pass: whole(pass_mark) })}
      workbook={addressOf('/trends/distribution/workbook', {}, selectionOf(filters))}
      onRow={(key) => open(Number(key))}
      table={{
        columns: [{ title: say('score_range') }, { title: sayChart('n'), number: true }, { title: '%', number: true }],
        rows: bars.map((bar, at) => ({ key: String(at), cells: [labels[at]!, whole(bar.n), percent(n === 0 ? null : bar.n / n)] })),
      }}
    >
      <BarChart
        labels={labels}
        series={[{ label: sayChart('n'), values: bars.map((bar) => bar.n) }]}
        marks={[...markAt(pass_mark, 'pass_mark'), ...markAt(excellent_mark, 'excellent_mark')]}
        unit={sayChart('n')}
        onBar={open}
      />
    </ChartCard>
  );
}
