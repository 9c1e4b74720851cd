import { Button, Input, InputNumber, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { listForms } from '@contracts/forms.js';
import type { listTeams } from '@contracts/organization.js';
import { useAsk } from '../api/use-ask.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { PersonSelect } from '../list/person-select.js';
import { usePeriods } from '../shell/use-periods.js';
import { filterNames, type FilterName, type FilterState } from './filters.js';
import { evaluationMessages, type EvaluationKey } from './messages.js';

const ALL = 200;
const STATES = ['released', 'acknowledged', 'appealed', 'confirmed', 'revised', 'closed', 'submitted', 'draft'] as const;
const PURPOSES = ['random', 'targeted', 'mandatory', 'double', 'recheck', 'calibration'] as const;

/** Everything a list of evaluations can be narrowed by; each stands in the address. */
export function FilterBar({ state }: { state: FilterState }) {
  const say = useText(evaluationMessages);
  const language = useLanguage();
  const { values, set } = state;
  const { data: periods } = usePeriods();
  const { data: teams } = useAsk<typeof listTeams>('/teams', { query: { page_size: ALL, total: 'none' } });
  const { data: forms } = useAsk<typeof listForms>('/forms', { query: { page_size: ALL, total: 'none' } });

  const choice = (name: FilterName, label: EvaluationKey, options: { value: string; label: ReactNode }[]) => (
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
  const person = (name: 'agent' | 'evaluator', label: EvaluationKey) => (
    <PersonSelect label={say(label)} value={values[name]} nobody={say('nobody')} onChange={(next) => set({ [name]: next })} />
  );
  const text = (name: 'q' | 'recording_id', label: EvaluationKey) => (
    <Input.Search
      key={values[name] ?? ''}
      className="filter"
      allowClear
      aria-label={say(label)}
      placeholder={say(label)}
      defaultValue={values[name]}
      onSearch={(next) => set({ [name]: next.trim() })}
    />
  );
  const bound = (name: 'score_from' | 'score_to', label: EvaluationKey) => (
    <InputNumber
      key={values[name] ?? ''}
      aria-label={say(label)}
      placeholder={say(label)}
      stringMode
      min="0"
      max="1000"
      defaultValue={values[name]}
      onBlur={(event) => set({ [name]: event.target.value.trim() })}
      onPressEnter={(event) => set({ [name]: event.currentTarget.value.trim() })}
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
      {person('agent', 'filter_agent')}
      {person('evaluator', 'filter_evaluator')}
      {choice(
        'form',
        'filter_form',
        (forms?.items ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
      )}
      {choice(
        'purpose',
        'filter_purpose',
        PURPOSES.map((value) => ({ value, label: say(`purpose_${value}`) })),
      )}
      {choice(
        'state',
        'filter_state',
        STATES.map((value) => ({ value, label: say(`state_${value}`) })),
      )}
      {choice(
        'critical',
        'filter_critical',
        (['true', 'false'] as const).map((value) => ({ value, label: say(`critical_${value}`) })),
      )}
      {bound('score_from', 'filter_score_from')}
      {bound('score_to', 'filter_score_to')}
      {text('q', 'filter_q')}
      {text('recording_id', 'filter_recording')}
      {values.period_from !== undefined && (
        <Tag closable onClose={() => set({ period_from: undefined })}>
          {say('months_from', { month: month(values.period_from, language) })}
        </Tag>
      )}
      {values.missed !== undefined && (
        <Tag closable onClose={() => set({ missed: undefined })}>
          {say('missed', { criterion: values.missed })}
        </Tag>
      )}
      {isFiltered && (
        <Button type="text" onClick={() => set(Object.fromEntries(filterNames.map((name) => [name, undefined])))}>
          {say('clear')}
        </Button>
      )}
    </search>
  );
}
