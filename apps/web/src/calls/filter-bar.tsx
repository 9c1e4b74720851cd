import { Button, Input, Select } from 'antd';
import type { listTeams } from '@contracts/organization.js';
import { useAsk } from '../api/use-ask.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { PersonSelect } from '../list/person-select.js';
import { usePeriods } from '../shell/use-periods.js';
import { filterNames, type FilterName, type FilterState } from './filters.js';
import { callsMessages, type CallsKey } from './messages.js';

const ALL = 200;
const DIRECTIONS = ['inbound', 'outbound'] as const;
const CHANNELS = ['phone', 'ticket', 'callback', 'online'] as const;

/** Everything a list of calls can be narrowed by; each stands in the address. */
export function FilterBar({ state }: { state: FilterState }) {
  const say = useText(callsMessages);
  const language = useLanguage();
  const { values, set } = state;
  const { data: periods } = usePeriods();
  const { data: teams } = useAsk<typeof listTeams>('/teams', { query: { page_size: ALL, total: 'none' } });

  const choice = (name: FilterName, label: CallsKey, options: { value: string; label: string }[]) => (
    <Select
      className="filter"
      allowClear
      aria-label={say(label)}
      placeholder={say(label)}
      value={values[name]}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(next: string | undefined) => set({ [name]: next })}
    />
  );
  const isFiltered = filterNames.some((name) => values[name] !== undefined);
  return (
    <search className="filters" aria-label={say('filters')}>
      <Select
        className="filter"
        aria-label={say('filter_period')}
        value={values.period ?? ''}
        options={[
          { value: '', label: say('all_months') },
          ...(periods?.items ?? []).map(({ period }) => ({ value: period, label: month(period, language) })),
        ]}
        onChange={(next) => set({ period: next })}
      />
      {choice(
        'team',
        'filter_team',
        (teams?.items ?? []).filter(({ covered }) => covered).map(({ team_code, team_name }) => ({ value: team_code, label: team_name })),
      )}
      <PersonSelect label={say('filter_agent')} value={values.agent} nobody={say('nobody')} onChange={(next) => set({ agent: next })} />
      {choice(
        'direction',
        'filter_direction',
        DIRECTIONS.map((value) => ({ value, label: say(value) })),
      )}
      {choice(
        'channel',
        'filter_channel',
        CHANNELS.map((value) => ({ value, label: say(value) })),
      )}
      {choice(
        'evaluated',
        'filter_evaluated',
        (['true', 'false'] as const).map((value) => ({ value, label: say(`evaluated_${value}`) })),
      )}
      <Input.Search
        key={values.recording_id ?? ''}
        className="filter"
        allowClear
        aria-label={say('filter_recording')}
        placeholder={say('filter_recording')}
        defaultValue={values.recording_id}
        onSearch={(next) => set({ recording_id: next.trim() })}
      />
      {isFiltered && (
        <Button type="text" onClick={() => set(Object.fromEntries(filterNames.map((name) => [name, undefined])))}>
          {say('clear')}
        </Button>
      )}
    </search>
  );
}
