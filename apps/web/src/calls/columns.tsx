import { Button } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { callSchema } from '@contracts/calls.js';
import { MISSING, moment } from '../format/figures.js';
import type { Say } from '../i18n/use-text.js';
import type { Column } from '../list/server-table.js';
import { clock } from '../recording/clock.js';
import type { CallsKey } from './messages.js';
import { RevealNumber } from './reveal-number.js';

type Call = z.output<typeof callSchema>;

interface CallDeeds {
  mayReveal: boolean;
  /** Whether evaluations may be seen before they are released. */
  seesAll: boolean;
  /** null: one may not score. */
  begin: ((recordingId: string) => void) | null;
}

/** The columns of a list of calls, with what can be done with each call. */
export function columnsOf(say: Say<CallsKey>, { mayReveal, seesAll, begin }: CallDeeds): Column<Call>[] {
  return [
    { key: 'time', title: say('col_time'), sort: 'started_at', render: ({ started_at }) => moment(started_at) },
    { key: 'agent', title: say('col_agent'), render: ({ name, employee_no }) => `${name} ${employee_no}` },
    { key: 'team', title: say('col_team'), render: ({ team_code }) => team_code ?? MISSING },
    { key: 'direction', title: say('col_direction'), render: ({ direction }) => say(direction) },
    { key: 'channel', title: say('col_channel'), render: ({ channel }) => say(channel) },
    { key: 'topic', title: say('col_topic'), render: ({ topic }) => topic ?? MISSING },
    {
      key: 'duration',
      title: say('col_duration'),
      number: true,
      render: ({ duration_s }) => (duration_s === null ? MISSING : clock(duration_s)),
    },
    {
      key: 'customer',
      title: say('col_customer'),
      render: ({ customer_number, recording_id }) => (
        <>
          {customer_number ?? MISSING} {mayReveal && customer_number !== null && <RevealNumber recordingId={recording_id} />}
        </>
      ),
    },
    { key: 'recording', title: say('col_recording'), render: ({ recording_id }) => recording_id },
    {
      key: 'evaluation',
      title: say('col_evaluation'),
      render: ({ recording_id, evaluation }) => {
        if (evaluation === 'released' || (evaluation === 'submitted' && seesAll)) {
          return <Link to={{ pathname: '/evaluations', search: new URLSearchParams({ recording_id }).toString() }}>{say('see')}</Link>;
        }
        if (evaluation === 'submitted') return say('not_released');
        if (begin === null) return <span className="soft">{say('not_evaluated')}</span>;
        return (
          <Button size="small" onClick={() => begin(recording_id)}>
            {say('begin')}
          </Button>
        );
      },
    },
  ];
}
