import type { SchemeTrial } from '@contracts/schemes.js';
import { BarChart } from '../chart/bar-chart.js';
import { score, signed } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { PlainList } from '../list/plain-list.js';
import { schemeMessages } from './messages.js';

const CHART_HEIGHT = 220;

/** Whose grade moves and by how much, and how many there are of each grade before and after. */
export function TrialResult({ trial }: { trial: SchemeTrial }) {
  const say = useText(schemeMessages);
  const grade = (name: string | null) => name ?? say('ungraded');
  const movers = trial.moved.filter(({ grade_before, grade_after }) => grade_before !== grade_after);
  const others = trial.moved.length - movers.length;
  const { scheme, version } = trial.compared_with;
  return (
    <>
      <p role="status">{say('trial_done', { cards: trial.cards, moves: trial.grade_moves, scheme, version })}</p>
      <div role="img" aria-label={say('grade_gist')}>
        <BarChart
          labels={trial.grades.map((each) => grade(each.grade))}
          series={[
            { label: say('before'), values: trial.grades.map(({ before }) => before) },
            { label: say('after'), values: trial.grades.map(({ after }) => after) },
          ]}
          unit={say('people')}
          height={CHART_HEIGHT}
        />
      </div>
      <PlainList
        rows={trial.grades}
        rowKey={(row) => row.grade ?? ''}
        empty=""
        columns={[
          { title: say('grade'), render: (row) => grade(row.grade) },
          { title: say('before'), number: true, render: (row) => row.before },
          { title: say('after'), number: true, render: (row) => row.after },
        ]}
      />
      <h3>{say('moved')}</h3>
      <PlainList
        rows={movers}
        rowKey={(row) => row.employee_no}
        empty="—"
        columns={[
          { title: say('person'), render: (row) => `${row.employee_no} ${row.name}` },
          { title: say('team'), render: (row) => row.team_code ?? '—' },
          { title: say('grade'), render: (row) => `${grade(row.grade_before)} → ${grade(row.grade_after)}` },
          { title: say('composite'), number: true, render: (row) => `${score(row.composite_before)} → ${score(row.composite_after)}` },
          { title: say('change'), number: true, render: (row) => signed(difference(row.composite_before, row.composite_after)) },
          { title: say('rank'), number: true, render: (row) => `${row.rank_before ?? '—'} → ${row.rank_after ?? '—'}` },
        ]}
      />
      {others > 0 && <p className="soft">{say('moved_more', { count: others })}</p>}
    </>
  );
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}
