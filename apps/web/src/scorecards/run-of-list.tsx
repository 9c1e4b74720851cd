import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { listRuns } from '@contracts/periods.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { cardMessages } from './messages.js';
import { RunLine } from './run-line.js';

/** A list of cards below the run it is of; without a run the way to make one. */
export function RunOfList({ period, run, children }: { period: string; run: number | undefined; children: ReactNode }) {
  const say = useText(cardMessages);
  const language = useLanguage();
  const query = useAsk<typeof listRuns>('/periods/:period/runs', { params: { period } });
  return (
    <Loaded query={query}>
      {({ items }) => {
        const shown = items.find((each) => each.run === run) ?? items[0];
        if (shown === undefined)
          return (
            <Empty description={say('no_run', { month: month(period, language) })}>
              <Link to={`/scorecards?period=${period}`}>{say('to_period')}</Link>
            </Empty>
          );
        return (
          <>
            <RunLine run={shown} />
            {children}
          </>
        );
      }}
    </Loaded>
  );
}
