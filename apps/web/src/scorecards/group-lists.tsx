import { Link } from 'react-router';
import type { LeaderCard, listLeaderCards, listSupervisorCards, listTeamCards, SupervisorCard, TeamCard } from '@contracts/scorecards.js';
import { useAsk } from '../api/use-ask.js';
import { useConfidence } from '../chart/use-confidence.js';
import { percent, score, whole } from '../format/figures.js';
import { useText, type Say } from '../i18n/use-text.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { GradeTag } from './grade-tag.js';
import { cardMessages, type CardKey } from './messages.js';
import { runQueryOf } from './use-run.js';
import { rankText } from './words.js';

interface ListProps {
  period: string;
  run: number | undefined;
}

type TeamSort = 'rank' | '-rank' | 'team_code' | '-team_code' | 'qa_score' | '-qa_score';
type LeaderSort = 'rank' | '-rank' | 'composite' | '-composite' | 'name' | '-name';
type SupervisorSort = 'employee_no' | '-employee_no' | 'qa_score' | '-qa_score' | 'name' | '-name';

export function TeamList({ period, run }: ListProps) {
  const say = useText(cardMessages);
  const confidence = useConfidence();
  const state = useListState([]);
  const sort = (state.values.sort ?? 'rank') as TeamSort;
  const asked = { params: { period }, query: { run, sort, cursor: state.values.cursor } };
  const query = useAsk<typeof listTeamCards>('/periods/:period/scorecards/teams', asked, { keep: true });
  const columns: Column<TeamCard>[] = [
    {
      key: 'team',
      title: say('team'),
      sort: 'team_code',
      render: (card) => (
        <Link to={`/scorecards/${period}/teams/${encodeURIComponent(card.team_code)}${runQueryOf(run)}`}>
          {card.team_name} {card.team_code}
        </Link>
      ),
    },
    { key: 'rank', title: say('rank'), sort: 'rank', render: (card) => rankOf(say, card.rank_center), number: true },
    { key: 'leader', title: say('leader'), render: (card) => card.leader?.name ?? say('not_shown') },
    { key: 'headcount', title: say('headcount'), render: (card) => card.headcount, number: true },
    ...groupColumns<TeamCard>(say, confidence),
    { key: 'workload', title: say('workload_score'), render: (card) => score(card.workload_score), number: true },
    { key: 'attendance', title: say('attendance_score'), render: (card) => score(card.attendance_score), number: true },
  ];
  return (
    <ServerTable
      label={say('list_teams')}
      query={query}
      columns={columns}
      rowKey={(card) => card.team_code}
      state={state}
      defaultSort="rank"
      empty={say('none_cards')}
    />
  );
}

export function SupervisorList({ period, run }: ListProps) {
  const say = useText(cardMessages);
  const confidence = useConfidence();
  const state = useListState([]);
  const sort = (state.values.sort ?? 'employee_no') as SupervisorSort;
  const asked = { params: { period }, query: { run, sort, cursor: state.values.cursor } };
  const query = useAsk<typeof listSupervisorCards>('/periods/:period/scorecards/supervisors', asked, { keep: true });
  const columns: Column<SupervisorCard>[] = [
    {
      key: 'name',
      title: say('name'),
      sort: 'name',
      render: (card) => (
        <Link to={`/scorecards/${period}/supervisors/${encodeURIComponent(card.employee_no)}${runQueryOf(run)}`}>
          {card.name} {card.employee_no}
        </Link>
      ),
    },
    { key: 'teams', title: say('teams'), render: (card) => card.team_codes.join(say('separator')) },
    { key: 'headcount', title: say('headcount'), render: (card) => card.headcount, number: true },
    ...groupColumns<SupervisorCard>(say, confidence),
  ];
  return (
    <ServerTable
      label={say('list_supervisors')}
      query={query}
      columns={columns}
      rowKey={(card) => card.employee_no}
      state={state}
      defaultSort="employee_no"
      empty={say('none_cards')}
    />
  );
}

export function LeaderList({ period, run }: ListProps) {
  const say = useText(cardMessages);
  const state = useListState([]);
  const sort = (state.values.sort ?? 'rank') as LeaderSort;
  const asked = { params: { period }, query: { run, sort, cursor: state.values.cursor } };
  const query = useAsk<typeof listLeaderCards>('/periods/:period/scorecards/team-leaders', asked, { keep: true });
  const columns: Column<LeaderCard>[] = [
    {
      key: 'name',
      title: say('name'),
      sort: 'name',
      render: (card) => (
        <Link to={`/scorecards/${period}/leaders/${encodeURIComponent(card.employee_no)}${runQueryOf(run)}`}>
          {card.name} {card.employee_no}
        </Link>
      ),
    },
    { key: 'teams', title: say('teams'), render: (card) => card.led_team_codes.join(say('separator')) },
    { key: 'rank', title: say('rank'), sort: 'rank', render: (card) => rankText(say, card, card.rank_center), number: true },
    { key: 'grade', title: say('grade'), render: (card) => <GradeTag card={card} /> },
    { key: 'composite', title: say('composite'), sort: 'composite', render: (card) => score(card.composite), number: true },
    { key: 'team_qa', title: say('component_team_qa'), render: (card) => score(card.team_qa), number: true },
    { key: 'team_exam', title: say('component_team_exam'), render: (card) => score(card.team_exam), number: true },
    { key: 'team_workload', title: say('component_team_workload'), render: (card) => score(card.team_workload), number: true },
    { key: 'own', title: say('component_own_calls'), render: (card) => score(card.own_calls), number: true },
    { key: 'attendance', title: say('attendance_score'), render: (card) => score(card.attendance_score), number: true },
  ];
  return (
    <ServerTable
      label={say('list_leaders')}
      query={query}
      columns={columns}
      rowKey={(card) => card.employee_no}
      state={state}
      defaultSort="rank"
      empty={say('none_cards')}
    />
  );
}

const rankOf = (say: Say<CardKey>, rank: number | null): string => (rank === null ? say('status_no_data') : whole(rank));

function groupColumns<Card extends TeamCard | SupervisorCard>(say: Say<CardKey>, confidence: boolean): Column<Card>[] {
  return [
    { key: 'qa_score', title: say('qa_score_pooled'), sort: 'qa_score', render: (card) => score(card.qa_score), number: true },
    ...(confidence
      ? [
          {
            key: 'interval',
            title: say('interval'),
            render: (card: Card) =>
              card.qa_low === null ? '—' : say('interval_of', { low: score(card.qa_low), high: score(card.qa_high) }),
            number: true,
          },
        ]
      : []),
    { key: 'mean', title: say('qa_score_mean'), render: (card) => score(card.qa_score_mean_of_agents), number: true },
    {
      key: 'pass',
      title: say('pass_rate'),
      render: (card) => `${percent(card.pass_rate)} (${say('of', { count: card.pass_count, of: card.evaluations_counted })})`,
      number: true,
    },
    {
      key: 'critical',
      title: say('critical_error_rate'),
      render: (card) => `${percent(card.critical_error_rate)} (${say('of', { count: card.critical_count, of: card.evaluations_counted })})`,
      number: true,
    },
    { key: 'exam', title: say('exam_score'), render: (card) => score(card.exam_score), number: true },
    { key: 'complaints', title: say('complaints'), render: (card) => card.at_fault_complaints, number: true },
  ];
}
