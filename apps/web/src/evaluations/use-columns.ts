import { useState } from 'react';
import type { EvaluationColumn } from '@contracts/evaluations.js';
import { columnNames, usualColumns } from './columns.js';

const KEPT = 'fairmark.columns.evaluations';

/** Which columns this computer shows; null puts them back as they were at first. */
export function useColumns(): [chosen: readonly EvaluationColumn[], choose: (chosen: readonly EvaluationColumn[] | null) => void] {
  const [chosen, setChosen] = useState(read);
  return [
    chosen,
    (next) => {
      if (next === null) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, next.join(','));
      setChosen(read);
    },
  ];
}

/** In their own order, whatever order they were ticked in; the number, which leads to the evaluation, is always there. */
function read(): readonly EvaluationColumn[] {
  const kept = localStorage.getItem(KEPT)?.split(',');
  return kept === undefined ? usualColumns : columnNames.filter((name) => name === 'evaluation_no' || kept.includes(name));
}
