import { Select } from 'antd';
import { useState } from 'react';
import type { getAgentTrend, getCenterTrend, getSupervisorTrend, getTeamTrend, TrendMeasure } from '@contracts/trends.js';
import { isProblem } from '../api/problem.js';
import { useAsk } from '../api/use-ask.js';
import { chartMessages } from '../chart/messages.js';
import { TrendCard } from '../chart/trend-card.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { cardMessages } from './messages.js';
import { monthsBefore } from './months.js';

const OF_CENTER = ['qa_score', 'exam_score', 'pass_rate', 'excellent_rate', 'critical_error_rate', 'business_accuracy'] as const;
const OF_TEAM = [...OF_CENTER, 'workload_score', 'attendance_score'] as const;
const OF_AGENT = ['composite', ...OF_TEAM] as const;

type Asked = Parameters<typeof useAsk<typeof getAgentTrend>>[1];

/** The centre's last twelve months up to the one looked at. */
export function CenterTrend({ period }: { period: string }) {
  const [measure, setMeasure] = useState<(typeof OF_CENTER)[number]>('qa_score');
  const query = useAsk<typeof getCenterTrend>('/trends/center', { query: { ...spanTo(period), measure } }, { keep: true });
  return <Trended query={query} measure={measure} measures={OF_CENTER} onChoose={setMeasure} />;
}

/** A shift supervisor's, over the teams of each month. */
export function SupervisorTrend({ period, employeeNo }: { period: string; employeeNo: string }) {
  const [measure, setMeasure] = useState<(typeof OF_CENTER)[number]>('qa_score');
  const asked = { params: { employee_no: employeeNo }, query: { ...spanTo(period), measure } };
  const query = useAsk<typeof getSupervisorTrend>('/trends/supervisors/:employee_no', asked, { keep: true });
  return <Trended query={query} measure={measure} measures={OF_CENTER} onChoose={setMeasure} />;
}

interface TeamTrendProps {
  period: string;
  code: string;
  /** Names the team where there are several. */
  named?: boolean;
}

export function TeamTrend({ period, code, named = false }: TeamTrendProps) {
  const [measure, setMeasure] = useState<(typeof OF_TEAM)[number]>('qa_score');
  const asked = { params: { team_code: code }, query: { ...spanTo(period), measure } };
  const query = useAsk<typeof getTeamTrend>('/trends/teams/:team_code', asked, { keep: true });
  return <Trended query={query} measure={measure} measures={OF_TEAM} onChoose={setMeasure} named={named} />;
}

interface AgentTrendProps {
  period: string;
  employeeNo: string;
  /** The figure shown at first. */
  first?: (typeof OF_AGENT)[number];
}

export function AgentTrend({ period, employeeNo, first = 'composite' }: AgentTrendProps) {
  const [measure, setMeasure] = useState(first);
  const asked: Asked = { params: { employee_no: employeeNo }, query: { ...spanTo(period), measure } };
  const query = useAsk<typeof getAgentTrend>('/trends/agents/:employee_no', asked, { keep: true });
  return <Trended query={query} measure={measure} measures={OF_AGENT} onChoose={setMeasure} />;
}

const spanTo = (period: string) => ({ from: monthsBefore(period, 11), to: period });

interface TrendedProps<Measure extends TrendMeasure> {
  query: ReturnType<typeof useAsk<typeof getAgentTrend>>;
  measure: Measure;
  measures: readonly Measure[];
  onChoose: (measure: Measure) => void;
  /** Whether the title says whose it is. */
  named?: boolean;
}

function Trended<Measure extends TrendMeasure>({ query, measure, measures, onChoose, named = false }: TrendedProps<Measure>) {
  const say = useText(cardMessages);
  const sayMeasure = useText(chartMessages);
  if (query.isError && isProblem(query.error) && query.error.status === 404) return <p className="soft">{say('trend_none')}</p>;
  const choice = (
    <Select
      size="small"
      aria-label={say('measure')}
      value={measure}
      options={measures.map((value) => ({ value, label: sayMeasure(value) }))}
      popupMatchSelectWidth={false}
      onChange={onChoose}
    />
  );
  return (
    <div className="trend-part">
      <Loaded query={query}>
        {(trend) => (
          <TrendCard
            trend={trend}
            title={named ? `${trend.subject.name} · ${sayMeasure(measure)}` : sayMeasure(measure)}
            height={260}
            actions={choice}
          />
        )}
      </Loaded>
    </div>
  );
}
