import { Empty } from 'antd';
import { useNavigate } from 'react-router';
import type { getTrendHeatMap, TrendHeatMap } from '@contracts/trend-slices.js';
import { addressOf } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { ChartCard } from '../chart/chart-card.js';
import { HeatChart } from '../chart/heat-chart.js';
import { chartMessages } from '../chart/messages.js';
import { figureText, isSmall } from '../chart/trend-words.js';
import { Loaded } from '../feedback/loaded.js';
import { whole } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { teamPlace } from './drill.js';
import { selectionOf, type Filters } from './filters.js';
import { levelsOf } from './levels.js';
import { trendsMessages } from './messages.js';
import { useSpanText } from './use-span-text.js';

/** All figures of each team; a cell leads to the team's card. */
export default function TeamsView({ filters }: { filters: Filters }) {
  const query = useAsk<typeof getTrendHeatMap>('/trends/heat-map', { query: selectionOf(filters) }, { keep: true });
  return <Loaded query={query}>{({ teams }) => <HeatMap teams={teams} filters={filters} />}</Loaded>;
}

function HeatMap({ teams, filters }: { teams: TrendHeatMap['teams']; filters: Filters }) {
  const say = useText(trendsMessages);
  const sayChart = useText(chartMessages);
  const span = useSpanText();
  const navigate = useNavigate();
  const measures = teams[0]?.cells ?? [];
  if (measures.length === 0) return <Empty description={say('nothing')} />;
  const levels = measures.map((_, at) => levelsOf(teams.map(({ cells }) => cells[at]?.value ?? null)));
  const open = (code: string) => void navigate(teamPlace(filters.to, code));
  return (
    <ChartCard
      title={say('teams_title')}
      period={span(filters)}
      gist={say('teams_gist', { count: teams.length, measures: measures.length })}
      workbook={addressOf('/trends/heat-map/workbook', {}, selectionOf(filters))}
      note={say('legend')}
      onRow={open}
      table={{
        columns: [
          { title: say('team') },
          { title: sayChart('n'), number: true },
          ...measures.map(({ measure }) => ({ title: sayChart(measure), number: true })),
        ],
        rows: teams.map(({ team_code, team_name, cells }) => ({
          key: team_code,
          cells: [
            team_name,
            whole(cells[0]?.n),
            ...cells.map((cell) => {
              const words = [...(isSmall(cell) ? [say('small')] : []), ...(cell.against_others === null ? [] : [say(cell.against_others)])];
              return [figureText(cell.value, cell.unit), ...words].join(' · ');
            }),
          ],
        })),
      }}
    >
      <HeatChart
        columns={measures.map(({ measure }) => sayChart(measure))}
        rows={teams.map(({ team_name, cells }, row) => ({
          label: team_name,
          cells: cells.map((cell, at) => ({
            text: figureText(cell.value, cell.unit),
            mark: cell.against_others === null ? '' : cell.against_others === 'above' ? '▲' : '▼',
            small: isSmall(cell) ? say('small') : null,
            level: levels[at]![row]!,
          })),
        }))}
        onCell={(row) => open(teams[row]!.team_code)}
      />
    </ChartCard>
  );
}
