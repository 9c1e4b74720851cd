import { Link, useLocation } from 'react-router';
import type { listRuns } from '@contracts/periods.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { moment, MISSING } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { cardMessages } from './messages.js';
import { PlainTable } from '../list/plain-table.js';
import { Part } from './parts.js';
import { RunState } from './run-line.js';

/** The runs of a month: each shows this card as it stood, with what it changed. */
export function CardHistory({ period }: { period: string }) {
  const say = useText(cardMessages);
  const { pathname } = useLocation();
  const query = useAsk<typeof listRuns>('/periods/:period/runs', { params: { period } });
  return (
    <Part title={say('section_history')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say('history_none')}</p>
          ) : (
            <PlainTable
              label={say('section_history')}
              rows={items}
              rowKey={(run) => run.run}
              columns={[
                {
                  title: say('section_history'),
                  render: (run) => <Link to={`${pathname}?run=${run.run}`}>{say('run', { run: run.run })}</Link>,
                },
                { title: say('status'), render: (run) => <RunState run={run} /> },
                { title: say('as_of'), render: (run) => <span className="when">{moment(run.as_of)}</span> },
                { title: say('why'), render: (run) => run.reason ?? MISSING },
                {
                  title: say('difference'),
                  render: (run) =>
                    run.run === 1 ? MISSING : <Link to={`/scorecards/${period}/runs/${run.run}/difference`}>{say('difference')}</Link>,
                },
              ]}
            />
          )
        }
      </Loaded>
    </Part>
  );
}
