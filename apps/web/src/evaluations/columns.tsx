import { Tag } from 'antd';
import { Link } from 'react-router';
import type { EvaluationColumn, ListedEvaluation } from '@contracts/evaluations.js';
import { MISSING, moment, score, whole } from '../format/figures.js';
import type { Say } from '../i18n/use-text.js';
import type { Column } from '../list/server-table.js';
import type { EvaluationKey } from './messages.js';
import { placeOf } from './place-of.js';

/** In their order in a list and in its file. */
export const columnNames = [
  'evaluation_no',
  'name',
  'employee_no',
  'team_code',
  'called_at',
  'final_score',
  'raw_score',
  'critical_failed',
  'form_code',
  'form_version',
  'purpose',
  'state',
  'evaluator_name',
  'evaluator_no',
  'evaluated_at',
  'recording_id',
  'revision',
] as const satisfies readonly EvaluationColumn[];

/** Shown until somebody chooses others. */
export const usualColumns: readonly EvaluationColumn[] = [
  'evaluation_no',
  'name',
  'team_code',
  'called_at',
  'final_score',
  'critical_failed',
  'form_code',
  'purpose',
  'state',
  'evaluator_name',
];

const SORTED: readonly EvaluationColumn[] = ['evaluation_no', 'called_at', 'evaluated_at', 'final_score'];
const FIGURES: readonly EvaluationColumn[] = ['raw_score', 'final_score', 'revision'];

/** The chosen columns, each with how its cells read. */
export function columnsOf(chosen: readonly EvaluationColumn[], say: Say<EvaluationKey>): Column<ListedEvaluation>[] {
  return chosen.map((name) => ({
    key: name,
    title: say(`col_${name}`),
    number: FIGURES.includes(name),
    ...(SORTED.includes(name) ? { sort: name } : {}),
    render: (row) => cell(name, row, say),
  }));
}

function cell(name: EvaluationColumn, row: ListedEvaluation, say: Say<EvaluationKey>) {
  switch (name) {
    case 'evaluation_no':
      return <Link to={placeOf(row)}>{row.evaluation_no}</Link>;
    case 'state':
      return say(`state_${row.state}`);
    case 'purpose':
      return say(`purpose_${row.purpose}`);
    case 'called_at':
    case 'evaluated_at':
      return moment(row[name]);
    case 'raw_score':
    case 'final_score':
      return score(row[name]);
    case 'critical_failed':
      return row.critical_failed ? <Tag color="error">{say('yes')}</Tag> : <span className="soft">{say('no')}</span>;
    case 'revision':
      return whole(row.revision);
    default:
      return row[name] ?? MISSING;
  }
}
