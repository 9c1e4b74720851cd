import { Link } from 'react-router';
import type { getGradeHistogram, GradeMove, listGradeMoves } from '@contracts/grade-moves.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { MISSING, score, signed } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { PlainTable } from '../list/plain-table.js';
import { Part } from '../scorecards/parts.js';
import { moveWord, type GradeCount } from './grade-words.js';
import { periodMessages } from './messages.js';

type Sort = 'change' | '-change' | 'name' | '-name';

/** How the grades of the newest run lie beside those of the month before, and whose moves. */
export function GradesPart({ period }: { period: string }) {
  const say = useText(periodMessages);
  const query = useAsk<typeof getGradeHistogram>('/periods/:period/grade-histogram', { params: { period } });
  return (
    <Loaded query={query}>
      {({ grades, run }) => (
        <>
          <Part title={say('grades')}>
            <Histogram grades={grades} />
          </Part>
          <Part title={say('moves')}>
            {grades.every(({ previous }) => previous === null) ? (
              <p className="soft">{say('no_previous')}</p>
            ) : (
              <Moves period={period} run={run.run} />
            )}
          </Part>
        </>
      )}
    </Loaded>
  );
}

function Histogram({ grades }: { grades: readonly GradeCount[] }) {
  const say = useText(periodMessages);
  const most = Math.max(1, ...grades.flatMap(({ count, previous }) => [count, previous ?? 0]));
  const bar = (count: number | null, before: boolean) =>
    count === null ? (
      MISSING
    ) : (
      <>
        <span aria-hidden className={before ? 'grade-bar before' : 'grade-bar'} style={{ width: `${(count / most) * 60}%` }} />
        {count}
      </>
    );
  return (
    <PlainTable
      label={say('grades')}
      rows={grades}
      rowKey={({ grade }) => grade ?? 'none'}
      columns={[
        { title: say('grade'), render: ({ grade }) => grade ?? say('grade_none') },
        { title: say('this_month'), render: ({ count }) => bar(count, false) },
        { title: say('last_month'), render: ({ previous }) => bar(previous, true) },
        {
          title: say('change'),
          render: ({ count, previous }) => (previous === null ? MISSING : signed(count - previous, 0)),
          number: true,
        },
      ]}
    />
  );
}

function Moves({ period, run }: { period: string; run: number }) {
  const say = useText(periodMessages);
  const state = useListState(['team']);
  const { values } = state;
  const query = useAsk<typeof listGradeMoves>(
    '/periods/:period/grade-moves',
    { params: { period }, query: { team: values.team, sort: (values.sort ?? 'change') as Sort, cursor: values.cursor, page_size: 20 } },
    { keep: true },
  );
  const columns: Column<GradeMove>[] = [
    {
      key: 'name',
      title: say('name'),
      sort: 'name',
      render: (move) => (
        <Link to={`/scorecards/${period}/agents/${encodeURIComponent(move.employee_no)}?run=${run}`}>
          {move.name} {move.employee_no}
        </Link>
      ),
    },
    { key: 'team', title: say('team'), render: (move) => move.team_code ?? MISSING },
    { key: 'before', title: say('grade_before'), render: (move) => move.grade_before ?? say('grade_none') },
    { key: 'after', title: say('grade_after'), render: (move) => `${move.grade ?? say('grade_none')} ${say(moveWord(move))}` },
    { key: 'composite_before', title: say('composite_before'), render: (move) => score(move.composite_before), number: true },
    { key: 'composite', title: say('composite_after'), render: (move) => score(move.composite), number: true },
    { key: 'change', title: say('composite_change'), sort: 'change', render: (move) => signed(move.change), number: true },
  ];
  return (
    <ServerTable
      label={say('moves')}
      query={query}
      columns={columns}
      rowKey={(move) => move.employee_no}
      state={state}
      defaultSort="change"
      empty={say('moves_none')}
    />
  );
}
