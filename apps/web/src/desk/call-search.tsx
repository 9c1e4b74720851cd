import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState, type FormEvent } from 'react';
import type { z } from 'zod';
import type { callSchema, listCalls } from '@contracts/calls.js';
import { useAsk } from '../api/use-ask.js';
import { MISSING, moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { BeginModal } from './begin-modal.js';
import { clockText } from './clock-text.js';
import { deskMessages } from './messages.js';
import { useTeamOptions } from './use-team-options.js';

type Call = z.output<typeof callSchema>;

const FILTERS = ['agent', 'team', 'recording_id', 'from', 'to'] as const;
const PAGE = 20;

/** Calls without an evaluation, to pick from. */
export function CallSearch() {
  const say = useText(deskMessages);
  const state = useListState(FILTERS);
  const [picked, setPicked] = useState<string | null>(null);
  const { agent, team, recording_id, from, to, cursor, sort } = state.values;
  const query = useAsk<typeof listCalls>(
    '/calls',
    {
      query: {
        evaluated: 'false',
        page_size: PAGE,
        agent,
        team,
        recording_id,
        from,
        to,
        cursor,
        sort: sort === 'started_at' ? 'started_at' : '-started_at',
      },
    },
    { keep: true },
  );
  const columns: Column<Call>[] = [
    { key: 'agent', title: say('col_agent'), render: ({ name, employee_no }) => `${name} ${employee_no}` },
    { key: 'team', title: say('col_team'), render: ({ team_code }) => team_code ?? MISSING },
    { key: 'time', title: say('col_time'), sort: 'started_at', render: ({ started_at }) => moment(started_at) },
    { key: 'direction', title: say('col_direction'), render: ({ direction }) => say(direction) },
    { key: 'topic', title: say('col_topic'), render: ({ topic }) => topic ?? MISSING },
    {
      key: 'duration',
      title: say('col_duration'),
      number: true,
      render: ({ duration_s }) => (duration_s === null ? MISSING : clockText(duration_s)),
    },
    { key: 'recording', title: say('col_recording'), render: ({ recording_id: recording }) => recording },
    {
      key: 'action',
      title: say('col_action'),
      render: ({ recording_id: recording }) => (
        <Button size="small" onClick={() => setPicked(recording)}>
          {say('begin')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <h2>{say('search_title')}</h2>
      <Fields key={JSON.stringify(state.values)} values={state.values} find={state.set} />
      <ServerTable
        label={say('search_title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.recording_id}
        state={state}
        defaultSort="-started_at"
        empty={say('search_empty')}
      />
      {picked !== null && <BeginModal recordingId={picked} close={() => setPicked(null)} />}
    </>
  );
}

interface FieldsProps {
  values: Partial<Record<(typeof FILTERS)[number], string>>;
  find: (changes: Partial<Record<(typeof FILTERS)[number], string | undefined>>) => void;
}

function Fields({ values, find }: FieldsProps) {
  const say = useText(deskMessages);
  const [agent, setAgent] = useState(values.agent ?? '');
  const [recording, setRecording] = useState(values.recording_id ?? '');
  const teams = useTeamOptions();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find({ agent: agent.trim() || undefined, recording_id: recording.trim() || undefined });
  };
  const day = (text: string | undefined) => (text === undefined ? null : dayjs(text));
  return (
    <form className="search-fields" onSubmit={submit} role="search" aria-label={say('search_title')}>
      <label>
        {say('search_agent')}
        <Input value={agent} onChange={(event) => setAgent(event.target.value)} allowClear style={{ width: 120 }} />
      </label>
      <label>
        {say('search_recording')}
        <Input value={recording} onChange={(event) => setRecording(event.target.value)} allowClear style={{ width: 180 }} />
      </label>
      <label>
        {say('team')}
        <Select
          aria-label={say('team')}
          style={{ width: 140 }}
          value={values.team ?? ''}
          onChange={(team: string) => find({ team: team || undefined })}
          options={teams}
        />
      </label>
      <label>
        {say('search_from')}
        <DatePicker value={day(values.from)} onChange={(_, text) => find({ from: String(text) || undefined })} format="YYYY-MM-DD" />
      </label>
      <label>
        {say('search_to')}
        <DatePicker value={day(values.to)} onChange={(_, text) => find({ to: String(text) || undefined })} format="YYYY-MM-DD" />
      </label>
      <Button htmlType="submit">{say('search_go')}</Button>
    </form>
  );
}
