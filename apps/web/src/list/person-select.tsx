import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { listPeople } from '@contracts/organization.js';
import { useAsk } from '../api/use-ask.js';

const FOUND = 20;
const PAUSE_MS = 250;

interface PersonSelectProps {
  label: string;
  /** An employee number. */
  value: string | undefined;
  onChange: (employeeNo: string | undefined) => void;
  nobody: string;
}

/** Finds a person by name or number; the server looks. */
export function PersonSelect({ label, value, onChange, nobody }: PersonSelectProps) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const q = asked === '' ? value : asked;
  const { data } = useAsk<typeof listPeople>('/people', { query: { q, page_size: FOUND, total: 'none' } }, { keep: true });
  const options = (data?.items ?? []).map(({ employee_no, name }) => ({ value: employee_no, label: `${name} ${employee_no}` }));
  return (
    <Select
      className="filter"
      allowClear
      aria-label={label}
      placeholder={label}
      value={value}
      options={options}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={nobody}
      popupMatchSelectWidth={false}
      onChange={(next: string | undefined) => {
        setTyped('');
        onChange(next);
      }}
    />
  );
}
