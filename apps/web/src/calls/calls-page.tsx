import { useState } from 'react';
import type { listCalls } from '@contracts/calls.js';
import { reachOf } from '../api/session.js';
import { useAsk } from '../api/use-ask.js';
import { useMay, useSession } from '../api/use-session.js';
import { BeginModal } from '../desk/begin-modal.js';
import { useText } from '../i18n/use-text.js';
import { ServerTable } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { Page } from '../shell/page.js';
import { columnsOf } from './columns.js';
import { FilterBar } from './filter-bar.js';
import { DEFAULT_SORT, filterNames, listAsked } from './filters.js';
import { callsMessages } from './messages.js';
import { RecordTabs } from './record-tabs.js';

/** The calls one may see, narrowed by what stands in the address. */
export function Component() {
  const say = useText(callsMessages);
  const state = useListState(filterNames);
  const [picked, setPicked] = useState<string | null>(null);
  const mayReveal = useMay('calls.reveal');
  const mayScore = useMay('evaluations.write');
  const seesAll = reachOf(useSession(), 'evaluations.read') === 'all';
  const query = useAsk<typeof listCalls>('/calls', listAsked(state.values), { keep: true });
  return (
    <Page title={say('calls')}>
      <RecordTabs />
      <FilterBar state={state} />
      <ServerTable
        label={say('calls')}
        query={query}
        columns={columnsOf(say, { mayReveal, seesAll, begin: mayScore ? setPicked : null })}
        rowKey={({ recording_id }) => recording_id}
        state={state}
        defaultSort={DEFAULT_SORT}
        empty={say('empty')}
      />
      {picked !== null && <BeginModal recordingId={picked} close={() => setPicked(null)} />}
    </Page>
  );
}
