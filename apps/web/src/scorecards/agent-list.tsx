import { Select } from 'antd';
import { Link } from 'react-router';
import type { getGradeHistogram } from '@contracts/grade-moves.js';
import type { AgentCard, listAgentCards, listTeamCards } from '@contracts/scorecards.js';
import { useAsk } from '../api/use-ask.js';
import { useConfidence } from '../chart/use-confidence.js';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { GradeTag } from './grade-tag.js';
import { cardMessages } from './messages.js';
import { runQueryOf } from './use-run.js';
import { rankText, wordFor } from './words.js';

const STATUSES = ['ranked', 'insufficient_sample', 'no_data'] as const;
type Sort = 'rank' | '-rank' | 'composite' | '-composite' | 'qa_score' | '-qa_score' | 'name' | '-name';

interface AgentListProps {
  period: string;
  run: number | undefined;
  /** Keeps to one team; left out: it can be chosen. */
  team?: string;
}

/** Agents' cards, sorted, filtered and paged by the server. */
export function AgentList({ period, run, team }: AgentListProps) {
  const say = useText(cardMessages);
  const state = useListState(['team', 'grade', 'status']);
  const { values } = state;
  const query = useAsk<typeof listAgentCards>(
    '/periods/:period/scorecards/agents',
    {
      params: { period },
      query: {
        run,
        team: team ?? values.team,
        grade: values.grade,
        status: STATUSES.find((each) => each === values.status),
        sort: (values.sort ?? 'rank') as Sort,
        cursor: values.cursor,
      },
    },
    { keep: true },
  );
  const columns = useColumns(period, run);
  return (
    <>
      <div className="filters">
        {team === undefined && <TeamFilter period={period} run={run} value={values.team} onChange={(next) => state.set({ team: next })} />}
        <GradeFilter period={period} run={run} value={values.grade} onChange={(grade) => state.set({ grade })} />
        <Select
          aria-label={say('status')}
          allowClear
          placeholder={say('all_statuses')}
          popupMatchSelectWidth={false}
          value={values.status}
          options={STATUSES.map((value) => ({ value, label: wordFor(say, 'status', value) }))}
          onChange={(status: string | undefined) => state.set({ status })}
        />
      </div>
      <ServerTable
        label={say('list_agents')}
        query={query}
        columns={columns}
        rowKey={(card) => card.employee_no}
        state={state}
        defaultSort="rank"
        empty={say('none_agents')}
      />
    </>
  );
}

interface FilterProps {
  period: string;
  run: number | undefined;
  value: string | undefined;
  onChange: (next: string | undefined) => void;
}

/** The grades of the scheme that the run was judged by, the best first. */
function GradeFilter({ period, run, value, onChange }: FilterProps) {
  const say = useText(cardMessages);
  const { data } = useAsk<typeof getGradeHistogram>('/periods/:period/grade-histogram', { params: { period }, query: { run } });
  const grades = (data?.grades ?? []).flatMap(({ grade }) => grade ?? []);
  return (
    <Select
      aria-label={say('grade')}
      allowClear
      placeholder={say('all_grades')}
      popupMatchSelectWidth={false}
      value={value}
      options={grades.map((grade) => ({ value: grade, label: grade }))}
      onChange={onChange}
    />
  );
}

function TeamFilter({ period, run, value, onChange }: FilterProps) {
  const say = useText(cardMessages);
  const asked = { params: { period }, query: { run, page_size: 200, sort: 'team_code', total: 'none' } } as const;
  const { data } = useAsk<typeof listTeamCards>('/periods/:period/scorecards/teams', asked);
  return (
    <Select
      aria-label={say('team')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={say('all_teams')}
      popupMatchSelectWidth={false}
      value={value}
      options={(data?.items ?? []).map((team) => ({ value: team.team_code, label: `${team.team_name} ${team.team_code}` }))}
      onChange={onChange}
    />
  );
}

function useColumns(period: string, run: number | undefined): Column<AgentCard>[] {
  const say = useText(cardMessages);
  const confidence = useConfidence();
  const sure: Column<AgentCard>[] = [
    {
      key: 'interval',
      title: say('interval'),
      render: (card) =>
        card.qa_low === null ? say('status_no_data') : say('interval_of', { low: score(card.qa_low), high: score(card.qa_high) }),
      number: true,
    },
    {
      key: 'tie',
      title: say('tie_band'),
      render: (card) => {
        if (card.status !== 'ranked') return wordFor(say, 'status', card.status);
        return card.tie_bands.length === 0 ? say('tie_alone') : say('tie_group', { bands: card.tie_bands.join(say('separator')) });
      },
    },
  ];
  return [
    {
      key: 'name',
      title: say('name'),
      sort: 'name',
      render: (card) => (
        <Link to={`/scorecards/${period}/agents/${encodeURIComponent(card.employee_no)}${runQueryOf(run)}`}>
          {card.name} {card.employee_no}
        </Link>
      ),
    },
    { key: 'team', title: say('team'), render: (card) => card.team_code ?? '—' },
    { key: 'rank', title: say('rank_center'), sort: 'rank', render: (card) => rankText(say, card, card.rank_center), number: true },
    { key: 'rank_team', title: say('rank_team'), render: (card) => rankText(say, card, card.rank_team), number: true },
    { key: 'grade', title: say('grade'), render: (card) => <GradeTag card={card} /> },
    { key: 'composite', title: say('composite'), sort: 'composite', render: (card) => score(card.composite), number: true },
    { key: 'qa_score', title: say('qa_score'), sort: 'qa_score', render: (card) => score(card.qa_score), number: true },
    {
      key: 'counted',
      title: `${say('counted')}/${say('planned')}`,
      render: (card) => say('done_of', { done: card.evaluations_completed, planned: card.evaluations_planned }),
      number: true,
    },
    { key: 'exam', title: say('exam_score'), render: (card) => score(card.exam_score), number: true },
    { key: 'workload', title: say('workload_score'), render: (card) => score(card.workload_score), number: true },
    { key: 'attendance', title: say('attendance_score'), render: (card) => score(card.attendance_score), number: true },
    ...(confidence ? sure : []),
  ];
}
