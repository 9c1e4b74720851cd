import { Select } from 'antd';
import { useState } from 'react';
import type { listPeople } from '@contracts/organization.js';
import { useAsk } from '../api/use-ask.js';
import { useText } from '../i18n/use-text.js';
import { Field } from './fields.js';
import { formMessages } from './messages.js';
import { usePaused } from './use-paused.js';

const OFFERED = 20;

interface PersonFieldProps {
  /** Employee number; empty: nobody. */
  value: string;
  onChange: (employeeNo: string, name: string) => void;
  label?: string;
  hint?: string;
  fault?: string | undefined;
  /** Only those who were employed on this day. */
  on?: string | undefined;
  post?: 'agent' | 'team_leader' | 'shift_supervisor' | 'manager' | undefined;
}

/** Somebody found by number or name. */
export function PersonField({ value, onChange, label, hint, fault, on, post }: PersonFieldProps) {
  const say = useText(formMessages);
  const [typed, setTyped] = useState('');
  const q = usePaused(typed.trim());
  const query = {
    page_size: OFFERED,
    total: 'none',
    ...(q === '' ? {} : { q }),
    ...(on ? { employed_on: on } : {}),
    ...(post ? { post } : {}),
  } as const;
  const { data, isFetching } = useAsk<typeof listPeople>('/people', { query }, { keep: true });
  const options = (data?.items ?? []).map((person) => ({
    value: person.employee_no,
    label: `${person.employee_no} ${person.name}${person.team_name === null ? '' : ` · ${person.team_name}`}`,
    name: person.name,
  }));
  return (
    <Field label={label ?? say('person')} hint={hint ?? say('person_hint')} fault={fault}>
      {(wiring) => (
        <Select
          {...wiring}
          style={{ width: '100%' }}
          showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
          allowClear
          value={value === '' ? undefined : value}
          placeholder={say('choose')}
          options={options}
          notFoundContent={say(isFetching ? 'loading' : 'no_match')}
          popupMatchSelectWidth={false}
          onChange={(next, option) => {
            const chosen = Array.isArray(option) ? option[0] : option;
            onChange(next ?? '', chosen?.name ?? '');
            setTyped('');
          }}
        />
      )}
    </Field>
  );
}
