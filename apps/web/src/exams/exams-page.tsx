import { Button } from 'antd';
import { Link } from 'react-router';
import type { listExamResults, listExams } from '@contracts/exams.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { ChoiceField } from '../form/fields.js';
import { PersonField } from '../form/person-field.js';
import { useTeamChoices } from '../form/use-teams.js';
import type { AnswerOf } from '../api/call.js';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { PeriodFilter } from '../list/period-filter.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { useSchemeInForce } from '../schemes/use-scheme-in-force.js';
import { Page } from '../shell/page.js';
import { countResult, examRuleOf } from './exam-count.js';
import { examMessages } from './messages.js';
import { examStatuses } from './statuses.js';

type Result = AnswerOf<typeof listExamResults>['items'][number];

const PAGE = 50;
const EXAMS = 200;

export function Component() {
  const say = useText(examMessages);
  const mayWrite = useMay('exams.write');
  const state = useListState(['period', 'exam', 'agent', 'team', 'status']);
  const { values } = state;
  const rule = examRuleOf(useSchemeInForce(values.period ?? '9999-12'));
  const query = useAsk<typeof listExamResults>(
    '/exam-results',
    {
      query: {
        page_size: PAGE,
        cursor: values.cursor,
        sort: values.sort === 'held_on' ? 'held_on' : '-held_on',
        period: values.period,
        exam: values.exam,
        agent: values.agent,
        team: values.team,
        status: examStatuses.find((each) => each === values.status),
      },
    },
    { keep: true },
  );
  const columns: Column<Result>[] = [
    { key: 'person', title: say('person'), render: (row) => `${row.employee_no} ${row.name}` },
    { key: 'exam', title: say('exam'), render: (row) => row.exam_name },
    { key: 'held_on', title: say('held_on'), sort: 'held_on', render: (row) => row.held_on },
    { key: 'team', title: say('team'), render: (row) => row.team_code ?? '—' },
    { key: 'attempt', title: say('attempt'), render: (row) => say(row.attempt === 1 ? 'first' : 'retake') },
    { key: 'theory', title: say('theory'), number: true, render: (row) => score(row.theory) },
    { key: 'practical', title: say('practical'), number: true, render: (row) => score(row.practical) },
    { key: 'status', title: say('status'), render: (row) => say(row.unexcused ? 'status_unexcused' : `status_${row.status}`) },
    { key: 'total', title: say('total'), number: true, render: (row) => <Total result={row} rule={rule} /> },
  ];
  return (
    <Page
      title={say('title')}
      actions={
        mayWrite && (
          <Link to="/exams/new">
            <Button type="primary" tabIndex={-1}>
              {say('enter')}
            </Button>
          </Link>
        )
      }
    >
      <Filters state={state} />
      <ServerTable
        label={say('list')}
        query={query}
        columns={columns}
        rowKey={(row) => `${row.exam_code} ${row.employee_no} ${row.attempt}`}
        state={state}
        defaultSort="-held_on"
        empty={say('empty')}
      />
    </Page>
  );
}

function Total({ result, rule }: { result: Result; rule: ReturnType<typeof examRuleOf> }) {
  const say = useText(examMessages);
  const { total, passed } = countResult(rule, result);
  if (total === null) return <span className="soft">{say('not_counted')}</span>;
  return (
    <>
      {score(total)} <span className="soft">{say(passed === true ? 'passed' : 'failed')}</span>
    </>
  );
}

function Filters({ state }: { state: ReturnType<typeof useListState<'period' | 'exam' | 'agent' | 'team' | 'status'>> }) {
  const say = useText(examMessages);
  const { values, set } = state;
  const { data: exams } = useAsk<typeof listExams>('/exams', { query: { page_size: EXAMS, total: 'none' } });
  const teams = useTeamChoices(true);
  return (
    <div className="filters">
      <PeriodFilter label={say('month')} all={say('all_months')} value={values.period} onChange={(period) => set({ period })} />
      <ChoiceField
        label={say('exam')}
        none={say('all_exams')}
        options={(exams?.items ?? []).map(({ exam_code, exam_name }) => ({ value: exam_code, label: exam_name }))}
        value={values.exam ?? ''}
        onChange={(event) => set({ exam: event.target.value })}
      />
      <ChoiceField
        label={say('team')}
        none={say('all')}
        options={teams}
        value={values.team ?? ''}
        onChange={(event) => set({ team: event.target.value })}
      />
      <ChoiceField
        label={say('status')}
        none={say('all')}
        options={examStatuses.map((value) => ({ value, label: say(`status_${value}`) }))}
        value={values.status ?? ''}
        onChange={(event) => set({ status: event.target.value })}
      />
      <PersonField value={values.agent ?? ''} hint="" onChange={(agent) => set({ agent })} />
    </div>
  );
}
