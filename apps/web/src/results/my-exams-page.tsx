import { Empty } from 'antd';
import type { listExamResults } from '@contracts/exams.js';
import type { getAgentExams } from '@contracts/trends.js';
import { isProblem } from '../api/problem.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { ConfidenceSwitch } from '../chart/confidence-switch.js';
import { Loaded } from '../feedback/loaded.js';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { useNarrow } from '../list/use-narrow.js';
import '../scorecards/card.css';
import { cardMessages } from '../scorecards/messages.js';
import { PlainTable, type PlainColumn } from '../list/plain-table.js';
import { Part } from '../scorecards/parts.js';
import { AgentTrend } from '../scorecards/trend-part.js';
import { examStatus } from '../scorecards/words.js';
import { Page } from '../shell/page.js';
import { usePeriods } from '../shell/use-periods.js';
import { examLines, type ExamLine } from './exam-lines.js';
import { resultMessages } from './messages.js';
import { ownMonth } from './own-month.js';

/** Two years of monthly exams with their retakes. */
const MOST = 60;

export function Component() {
  const say = useText(resultMessages);
  const { account } = useSession();
  const params = { employee_no: account.employee_no };
  const counted = useAsk<typeof getAgentExams>('/trends/agents/:employee_no/exams', { params });
  const results = useAsk<typeof listExamResults>('/exam-results', { query: { agent: account.employee_no, page_size: MOST } });
  const month = ownMonth(usePeriods().data?.items ?? [], null);
  // Somebody without a card has no exams that count.
  const none = counted.isError && isProblem(counted.error) && counted.error.status === 404;
  return (
    <Page title={say('exams')} actions={<ConfidenceSwitch />}>
      <Loaded query={results}>
        {({ items }) =>
          counted.data === undefined && !none ? (
            <Loaded query={counted}>{() => null}</Loaded>
          ) : (
            <Exams lines={examLines(counted.data?.items ?? [], items)} />
          )
        }
      </Loaded>
      {month !== null && !none && <AgentTrend period={month.period} employeeNo={account.employee_no} first="exam_score" />}
    </Page>
  );
}

function Exams({ lines }: { lines: readonly ExamLine[] }) {
  const say = useText(resultMessages);
  const narrow = useNarrow();
  if (lines.length === 0) return <Empty description={say('exams_none')} />;
  return <Part title={say('exams')}>{narrow ? <ExamCards lines={lines} /> : <ExamTable lines={lines} />}</Part>;
}

function useColumns(): PlainColumn<ExamLine>[] {
  const say = useText(resultMessages);
  const sayCard = useText(cardMessages);
  const verdict = (line: ExamLine) => (line.verdict === 'said' ? examStatus(sayCard)(line.status, line.unexcused) : say(line.verdict));
  return [
    { title: say('exam'), render: (line) => (line.attempt > 1 ? `${line.name} · ${say('retake')}` : line.name) },
    { title: say('held_on'), render: (line) => line.held_on },
    { title: say('theory'), render: (line) => score(line.theory), number: true },
    { title: say('practical'), render: (line) => score(line.practical), number: true },
    { title: say('total'), render: (line) => score(line.total), number: true },
    { title: say('pass_mark'), render: (line) => score(line.pass_mark), number: true },
    { title: say('verdict'), render: verdict },
  ];
}

function ExamTable({ lines }: { lines: readonly ExamLine[] }) {
  const say = useText(resultMessages);
  return <PlainTable label={say('exams')} rows={lines} rowKey={(line) => line.key} columns={useColumns()} />;
}

/** On a phone: a card for each attempt. */
function ExamCards({ lines }: { lines: readonly ExamLine[] }) {
  const [name, ...others] = useColumns();
  return (
    <ul className="tap-list">
      {lines.map((line) => (
        <li key={line.key} className="tap-card">
          <strong>{name?.render(line)}</strong>
          <dl>
            {others.map(({ title, render }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{render(line)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
