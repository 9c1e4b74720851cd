import type { getTrendMonths } from '@contracts/trend-slices.js';
import type { Trend } from '@contracts/trends.js';
import { addressOf, type Asking } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { ChartCard } from '../chart/chart-card.js';
import { LinesChart } from '../chart/lines-chart.js';
import { chartMessages } from '../chart/messages.js';
import { figureText, isSmall } from '../chart/trend-words.js';
import { Loaded } from '../feedback/loaded.js';
import { month, whole } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import type { Filters } from './filters.js';
import { trendsMessages } from './messages.js';
import { monthAfter, monthsFrom } from './months.js';

interface SplitCardProps {
  title: string;
  filters: Filters;
  asked: NonNullable<Asking<typeof getTrendMonths>['query']>;
}

/** A figure of several slices beside one another: a line each. */
export function SplitCard({ title, filters, asked }: SplitCardProps) {
  const query = useAsk<typeof getTrendMonths>('/trends/months', { query: asked }, { keep: true });
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Lines trends={items} title={title} filters={filters} workbook={addressOf('/trends/months/workbook', {}, asked)} />
        )
      }
    </Loaded>
  );
}

function Lines({ trends, title, filters, workbook }: { trends: Trend[]; title: string; filters: Filters; workbook: string }) {
  const say = useText(trendsMessages);
  const sayChart = useText(chartMessages);
  const language = useLanguage();
  const periods = Array.from({ length: monthsFrom(filters.from, filters.to) }, (_, at) => monthAfter(filters.from, at));
  const nameOf = ({ subject: { kind, code, name } }: Trend) => {
    if (kind === 'direction') return say(code === 'outbound' ? 'outbound' : 'inbound');
    return name === '' ? code : name;
  };
  const lines = trends.map((trend) => ({
    label: nameOf(trend),
    unit: trend.unit,
    points: periods.map((period) => trend.points.find((point) => point.period === period) ?? null),
    // Those that were there from the start begin nowhere.
    begins: trend.subject.kind === 'form_version' ? firstMonth(trend, periods) : null,
  }));
  const { unit, measure } = trends[0]!;
  const marks = lines.flatMap(({ begins, label }) =>
    begins === null ? [] : [{ at: begins, word: say('first_version', { version: label }) }],
  );
  return (
    <ChartCard
      title={`${title} · ${sayChart(measure)}`}
      period={`${month(filters.from, language)} – ${month(filters.to, language)}`}
      gist={lines
        .map(({ label, points }) => `${label} ${figureText(points.findLast((point) => point !== null)?.value ?? null, unit)}`)
        .join('; ')}
      workbook={workbook}
      table={{
        columns: [
          { title: sayChart('period') },
          ...lines.flatMap(({ label }) => [
            { title: label, number: true },
            { title: `${label} · ${sayChart('n')}`, number: true },
          ]),
        ],
        rows: periods.map((period, at) => ({
          key: period,
          cells: [
            month(period, language),
            ...lines.flatMap(({ points }) => {
              const point = points[at] ?? null;
              return [figureText(point?.value ?? null, unit), whole(point?.n)];
            }),
          ],
        })),
      }}
    >
      <LinesChart
        labels={periods.map((period) => month(period, language))}
        lines={lines.map(({ label, points }) => ({
          label,
          values: points.map((point) => point?.value ?? null),
          hollow: points.map((point) => point !== null && isSmall(point)),
        }))}
        rate={unit === 'rate'}
        marks={marks}
        height={260}
      />
    </ChartCard>
  );
}

function firstMonth({ points }: Trend, periods: readonly string[]): number | null {
  const first = points.find(({ value }) => value !== null)?.period;
  const at = first === undefined ? -1 : periods.indexOf(first);
  return at > 0 ? at : null;
}
