import { Card, Empty } from 'antd';
import { useNavigate } from 'react-router';
import type { getTrendComparison, TrendComparison } from '@contracts/trend-slices.js';
import { addressOf } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { BarChart } from '../chart/bar-chart.js';
import { ChartCard } from '../chart/chart-card.js';
import { ChartTableView, type ChartTable } from '../chart/chart-table.js';
import { chartMessages } from '../chart/messages.js';
import { changeText, figureText, isSmall } from '../chart/trend-words.js';
import { useConfidence } from '../chart/use-confidence.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { teamPlace } from './drill.js';
import { selectionOf } from './filters.js';
import { isSliceMeasure } from './measures.js';
import { trendsMessages } from './messages.js';
import { MonthSelect } from './month-select.js';
import type { ViewProps } from './trend-view.js';
import { useSpanText } from './use-span-text.js';

/** Two spans of months beside each other, each difference called real or within chance. */
export default function ComparisonView({ filters, set }: ViewProps) {
  const say = useText(trendsMessages);
  const { before, measure } = filters;
  const asked = {
    ...selectionOf(filters),
    measure: isSliceMeasure(measure) ? measure : ('qa_score' as const),
    before_from: before.from,
    before_to: before.to,
  };
  const query = useAsk<typeof getTrendComparison>('/trends/comparison', { query: asked }, { keep: true });
  return (
    <>
      <div className="trend-filters">
        <MonthSelect
          label={say('before_from')}
          value={before.from}
          onChange={(month) => set({ before_from: month, before_to: month > before.to ? month : before.to })}
        />
        <MonthSelect
          label={say('before_to')}
          value={before.to}
          onChange={(month) => set({ before_to: month, before_from: month < before.from ? month : before.from })}
        />
      </div>
      <Loaded query={query}>
        {(compared) => (
          <Compared compared={compared} measure={asked.measure} workbook={addressOf('/trends/comparison/workbook', {}, asked)} />
        )}
      </Loaded>
    </>
  );
}

type Row = Omit<TrendComparison['teams'][number], 'team_code' | 'team_name'>;

function Compared({
  compared: { before, now, measures, teams },
  measure,
  workbook,
}: {
  compared: TrendComparison;
  measure: TrendComparison['measures'][number]['measure'];
  workbook: string;
}) {
  const say = useText(trendsMessages);
  const sayChart = useText(chartMessages);
  const span = useSpanText();
  const confident = useConfidence();
  const navigate = useNavigate();
  const chosen = measures.find((row) => row.measure === measure)!;
  if (chosen.now.n === 0 && chosen.before.n === 0) return <Empty description={say('nothing')} />;
  const words = { now: span(now), before: span(before) };
  const title = say('compared_title', words);
  const { unit } = chosen;

  const cells = (row: Row, of: 'score' | 'rate') => [
    shown(row.before, of),
    shown(row.now, of),
    arrow(row, of),
    sayChart(row.verdict),
    ...(confident ? [changeText(row.low, of), changeText(row.high, of)] : []),
  ];
  const shown = (figure: Row['now'], of: 'score' | 'rate') =>
    say('of_n', { value: figureText(figure.value, of), n: isSmall(figure) ? `${figure.n} · ${say('small')}` : figure.n });
  const columns = [
    { title: say('before'), number: true },
    { title: say('now'), number: true },
    { title: say('difference'), number: true },
    { title: say('verdict') },
    ...(confident
      ? [
          { title: say('difference_low'), number: true },
          { title: say('difference_high'), number: true },
        ]
      : []),
  ];
  const all: ChartTable = {
    columns: [{ title: say('measure') }, ...columns],
    rows: measures.map((row) => ({ key: row.measure, cells: [sayChart(row.measure), ...cells(row, row.unit)] })),
  };
  const scaled = (value: number | null) => (value === null ? null : unit === 'rate' ? Number((value * 100).toFixed(2)) : value);
  return (
    <div className="trend-cards">
      <Card size="small" title={<h2 className="chart-title">{title}</h2>}>
        <ChartTableView label={title} caption={`${words.before} → ${words.now}`} table={all} />
      </Card>
      {teams.length > 0 && (
        <ChartCard
          title={say('compared_teams', { ...words, measure: sayChart(measure) })}
          period={`${words.before} → ${words.now}`}
          gist={say('compared_gist', {
            measure: sayChart(measure),
            before: figureText(chosen.before.value, unit),
            now: figureText(chosen.now.value, unit),
            verdict: sayChart(chosen.verdict),
          })}
          workbook={workbook}
          onRow={(code) => void navigate(teamPlace(now.to, code))}
          table={{
            columns: [{ title: say('team') }, ...columns],
            rows: teams.map((row) => ({ key: row.team_code, cells: [row.team_name, ...cells(row, unit)] })),
          }}
        >
          <BarChart
            labels={teams.map((row) => (row.verdict === 'real' ? `${row.team_name} ${row.difference! > 0 ? '▲' : '▼'}` : row.team_name))}
            series={[
              { label: words.before, values: teams.map((row) => scaled(row.before.value)) },
              { label: words.now, values: teams.map((row) => scaled(row.now.value)) },
            ]}
            unit={unit === 'rate' ? `${sayChart(measure)} %` : sayChart(measure)}
            onBar={(at) => void navigate(teamPlace(now.to, teams[at]!.team_code))}
          />
        </ChartCard>
      )}
    </div>
  );
}

/** Solid where the change is real, hollow where it may be chance. */
function arrow({ difference, verdict }: Row, unit: 'score' | 'rate'): string {
  const text = changeText(difference, unit);
  if (difference === null || difference === 0) return text;
  const shapes = verdict === 'real' ? ['▲', '▼'] : ['△', '▽'];
  return `${difference > 0 ? shapes[0] : shapes[1]} ${text}`;
}
