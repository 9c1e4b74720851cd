import { Input, Select } from 'antd';
import type { listForms } from '@contracts/forms.js';
import type { listTeams } from '@contracts/organization.js';
import { useAsk } from '../api/use-ask.js';
import { chartMessages } from '../chart/messages.js';
import { useText } from '../i18n/use-text.js';
import type { Filters, SetFilters } from './filters.js';
import { isSliceMeasure, measuresOf, type Measure } from './measures.js';
import { trendsMessages } from './messages.js';
import { MonthSelect } from './month-select.js';

/** What the charts are of. */
export function FilterBar({ filters, set }: { filters: Filters; set: SetFilters }) {
  const say = useText(trendsMessages);
  const sayChart = useText(chartMessages);
  const teams = useAsk<typeof listTeams>('/teams', { query: { page_size: 200, total: 'none' } });
  const forms = useAsk<typeof listForms>('/forms', { query: { page_size: 200, total: 'none' } });
  const { view, measure, from, to, direction, form, agent } = filters;
  const sliced = isSliceMeasure(measure);
  return (
    <div className="trend-filters">
      <MonthSelect label={say('from')} value={from} onChange={(month) => set({ from: month, ...(month > to ? { to: month } : {}) })} />
      <MonthSelect label={say('to')} value={to} onChange={(month) => set({ to: month, from: month < from ? month : from })} />
      {(view === 'trend' || view === 'comparison') && (
        <Select<Measure>
          aria-label={say('measure')}
          value={measure}
          options={measuresOf(filters).map((value) => ({ value, label: sayChart(value) }))}
          popupMatchSelectWidth={false}
          onChange={(next) => set({ measure: next, criterion: undefined })}
        />
      )}
      {agent === undefined && (
        <Select<string[]>
          className="trend-teams"
          mode="multiple"
          allowClear
          aria-label={say('teams')}
          placeholder={say('all_teams')}
          maxTagCount={2}
          value={filters.teams?.split(',') ?? []}
          options={teams.data?.items.map(({ team_code, team_name }) => ({ value: team_code, label: team_name })) ?? []}
          optionFilterProp="label"
          popupMatchSelectWidth={false}
          onChange={(codes) => set({ teams: codes.length === 0 ? undefined : codes.join(',') })}
        />
      )}
      {sliced && agent === undefined && (
        <>
          <Select
            aria-label={say('direction')}
            value={direction ?? ''}
            options={[
              { value: '', label: say('both_directions') },
              { value: 'inbound', label: say('inbound') },
              { value: 'outbound', label: say('outbound') },
            ]}
            popupMatchSelectWidth={false}
            onChange={(next) => set({ direction: next })}
          />
          <Select
            aria-label={say('form')}
            value={form ?? ''}
            options={[
              { value: '', label: say('all_forms') },
              ...(forms.data?.items.map(({ code, name }) => ({ value: code, label: name })) ?? []),
            ]}
            popupMatchSelectWidth={false}
            onChange={(next) => set({ form: next, criterion: undefined })}
          />
        </>
      )}
      {view === 'trend' && (
        <Input.Search
          key={agent ?? ''}
          className="trend-agent"
          allowClear
          aria-label={say('agent')}
          placeholder={say('agent')}
          defaultValue={agent}
          onSearch={(no) => set({ agent: no.trim(), teams: undefined, direction: undefined, form: undefined, criterion: undefined })}
        />
      )}
    </div>
  );
}
