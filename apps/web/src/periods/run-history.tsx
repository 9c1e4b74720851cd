import { Link } from 'react-router';
import type { RunHistory as Run } from '@contracts/periods.js';
import { MISSING, moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { PlainTable } from '../list/plain-table.js';
import { Part } from '../scorecards/parts.js';
import { RunState } from '../scorecards/run-line.js';
import { checkName } from './check-words.js';
import { periodMessages } from './messages.js';

/** Every run of a month: by whom, of what, why, and whether it stands. */
export function RunHistory({ runs }: { runs: readonly Run[] }) {
  const say = useText(periodMessages);
  if (runs.length === 0)
    return (
      <Part title={say('history')}>
        <p className="soft">{say('history_none')}</p>
      </Part>
    );
  return (
    <Part title={say('history')}>
      <PlainTable
        label={say('history')}
        rows={runs}
        rowKey={({ run }) => run}
        columns={[
          {
            title: say('runs'),
            render: ({ run, period }) => <Link to={`/scorecards?tab=agents&period=${period}&run=${run}`}>{say('run', { run })}</Link>,
          },
          { title: say('state'), render: (run) => <RunState run={run} /> },
          { title: say('as_of'), render: ({ as_of }) => <span className="when">{moment(as_of)}</span> },
          { title: say('scheme'), render: ({ scheme, scheme_version }) => `${scheme} ${scheme_version}` },
          { title: say('closed_by'), render: ({ closed_by }) => closed_by },
          { title: say('reason'), render: ({ reason }) => reason ?? MISSING },
          { title: say('publishing'), render: (run) => <Publishing run={run} /> },
          { title: say('inputs'), render: (run) => <Inputs run={run} /> },
          { title: say('checksum'), render: ({ checksum }) => <code title={checksum}>{checksum.slice(0, 12)}</code> },
          {
            title: say('difference'),
            render: ({ run, period }) =>
              run === 1 ? MISSING : <Link to={`/scorecards/${period}/runs/${run}/difference`}>{say('difference')}</Link>,
          },
        ]}
      />
    </Part>
  );
}

function Publishing({ run }: { run: Run }) {
  const say = useText(periodMessages);
  const accepted = run.accepted_checks.map((code) => say(checkName(code))).join('；');
  return (
    <>
      {run.published_at === null ? MISSING : `${moment(run.published_at)} ${run.published_by ?? ''}`}
      {accepted !== '' && <div className="soft">{say('accepted_checks', { names: accepted })}</div>}
    </>
  );
}

function Inputs({ run: { input_counts } }: { run: Run }) {
  const say = useText(periodMessages);
  const { evaluations, evaluations_counted, exam_results, cases, agents } = input_counts;
  return <>{say('inputs_of', { evaluations, counted: evaluations_counted, exams: exam_results, cases, agents })}</>;
}
