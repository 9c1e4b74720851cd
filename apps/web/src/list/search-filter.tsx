import { useEffect, useRef, useState } from 'react';
import { TextField } from '../form/fields.js';
import { usePaused } from '../form/use-paused.js';

interface SearchFilterProps {
  label: string;
  value: string | undefined;
  onChange: (text: string | undefined) => void;
}

/** A text to look for, asked when somebody has paused typing it. */
export function SearchFilter({ label, value, onChange }: SearchFilterProps) {
  const [typed, setTyped] = useState(value ?? '');
  const text = usePaused(typed.trim());
  const asked = useRef(value ?? '');
  useEffect(() => {
    if (text === asked.current) return;
    asked.current = text;
    onChange(text === '' ? undefined : text);
  }, [text, onChange]);
  return <TextField label={label} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />;
}
