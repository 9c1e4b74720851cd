import { Button, Empty } from 'antd';
import { useNavigate } from 'react-router';
import type { getAgentTrend, getCenterTrend, getTeamTrend, Trend } from '@contracts/trends.js';
import type { getTrendMonths } from '@contracts/trend-slices.js';
import { addressOf } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { chartMessages } from '../chart/messages.js';
import { TrendCard } from '../chart/trend-card.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { cardPlace } from './drill.js';
import { selectionOf, type Filters, type SetFilters } from './filters.js';
import { isSliceMeasure } from './measures.js';
import { trendsMessages } from './messages.js';
import { SplitCard } from './split-card.js';

export interface ViewProps {
  filters: Filters;
  set: SetFilters;
}

/** A figure over time: of an agent, of what stands on cards, or of any choice of evaluations. */
export function TrendView({ filters, set }: ViewProps) {
  if (filters.agent !== undefined) return <AgentTrend filters={filters} agent={filters.agent} />;
  if (isSliceMeasure(filters.measure)) return <SliceTrends filters={filters} set={set} />;
  return filters.teams === undefined ? <CenterTrend filters={filters} /> : <TeamTrend filters={filters} team={filters.teams} />;
}

function AgentTrend({ filters, agent }: { filters: Filters; agent: string }) {
  const { measure, from, to } = filters;
  const params = { employee_no: agent };
  const query = useAsk<typeof getAgentTrend>('/trends/agents/:employee_no', { params, query: { measure, from, to } });
  const workbook = addressOf('/trends/agents/:employee_no/workbook', params, { measure, from, to });
  return <Loaded query={query}>{(trend) => <OneTrend trend={trend} filters={filters} workbook={workbook} />}</Loaded>;
}

function TeamTrend({ filters, team }: { filters: Filters; team: string }) {
  const { from, to } = filters;
  const measure = filters.measure === 'composite' ? 'qa_score' : filters.measure;
  const params = { team_code: team };
  const query = useAsk<typeof getTeamTrend>('/trends/teams/:team_code', { params, query: { measure, from, to } });
  const workbook = addressOf('/trends/teams/:team_code/workbook', params, { measure, from, to });
  return <Loaded query={query}>{(trend) => <OneTrend trend={trend} filters={filters} workbook={workbook} />}</Loaded>;
}

function CenterTrend({ filters }: { filters: Filters }) {
  const { from, to } = filters;
  const asked = { measure: 'exam_score', from, to } as const;
  const query = useAsk<typeof getCenterTrend>('/trends/center', { query: asked });
  return (
    <Loaded query={query}>
      {(trend) => <OneTrend trend={trend} filters={filters} workbook={addressOf('/trends/center/workbook', {}, asked)} />}
    </Loaded>
  );
}

function SliceTrends({ filters, set }: ViewProps) {
  const say = useText(trendsMessages);
  const measure = isSliceMeasure(filters.measure) ? filters.measure : 'qa_score';
  const { criterion } = filters;
  const asked = { ...selectionOf(filters), measure };
  const one = { ...asked, criterion };
  const query = useAsk<typeof getTrendMonths>('/trends/months', { query: one }, { keep: true });
  return (
    <div className="trend-cards">
      {criterion !== undefined && (
        <div>
          <Button onClick={() => set({ criterion: undefined })}>{say('criterion_gone')}</Button>
        </div>
      )}
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty description={say('nothing')} />
          ) : (
            items.map((trend) => (
              <OneTrend key={trend.subject.code} trend={trend} filters={filters} workbook={addressOf('/trends/months/workbook', {}, one)} />
            ))
          )
        }
      </Loaded>
      {criterion === undefined && (
        <>
          <SplitCard title={say('by_direction')} filters={filters} asked={{ ...asked, direction: undefined, by: 'direction' }} />
          <SplitCard title={say('by_version')} filters={filters} asked={{ ...asked, by: 'form_version' }} />
        </>
      )}
    </div>
  );
}

function OneTrend({ trend, filters, workbook }: { trend: Trend; filters: Filters; workbook: string }) {
  const say = useText(trendsMessages);
  const sayChart = useText(chartMessages);
  const navigate = useNavigate();
  const { kind, name, code } = trend.subject;
  const narrowed = filters.teams !== undefined || filters.direction !== undefined || filters.form !== undefined;
  const subject = kind === 'selection' || kind === 'center' ? say(narrowed ? 'selection' : 'center') : name === '' ? code : name;
  return (
    <TrendCard
      trend={trend}
      title={kind === 'criterion' ? say('criterion_trend', { name }) : `${subject} · ${sayChart(trend.measure)}`}
      workbook={workbook}
      onPoint={(period) => void navigate(cardPlace(period, filters))}
    />
  );
}
