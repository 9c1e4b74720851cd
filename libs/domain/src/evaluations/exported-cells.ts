import type { EvaluationColumn, ListedEvaluation } from '@contracts/evaluations.js';
import { translate, type Language, type MessageKey } from '@platform/i18n/translate.js';
import type { StreamColumn } from '@platform/spreadsheet/write/stream-rows.js';
import type { CellValue, ColumnKind } from '@platform/spreadsheet/write/workbook-model.js';

const COLUMNS: Record<EvaluationColumn, readonly [title: MessageKey, kind: ColumnKind, width?: number]> = {
  evaluation_no: ['raw_report.evaluation_no', 'text', 26],
  state: ['raw_report.state', 'text', 10],
  purpose: ['raw_report.purpose', 'text', 9],
  form_code: ['raw_report.form', 'text', 10],
  form_version: ['raw_report.form_version', 'text', 7],
  employee_no: ['raw_report.employee_no', 'text', 10],
  name: ['raw_report.name', 'text', 10],
  team_code: ['raw_report.team_code', 'text', 10],
  called_at: ['raw_report.called_at', 'datetime'],
  recording_id: ['raw_report.recording_id', 'text', 20],
  raw_score: ['raw_report.raw_score', 'score', 11],
  final_score: ['raw_report.final_score', 'score', 10],
  critical_failed: ['raw_report.critical_failed', 'text', 8],
  evaluator_no: ['raw_report.evaluator_no', 'text', 11],
  evaluator_name: ['raw_report.evaluator_name', 'text', 10],
  evaluated_at: ['raw_report.evaluated_at', 'datetime'],
  revision: ['raw_report.revision', 'int', 7],
};

const STATES: Record<ListedEvaluation['state'], MessageKey> = {
  draft: 'evaluations.state_draft',
  submitted: 'evaluations.state_submitted',
  released: 'raw_report.state_released',
  acknowledged: 'raw_report.state_acknowledged',
  appealed: 'raw_report.state_appealed',
  confirmed: 'raw_report.state_confirmed',
  revised: 'raw_report.state_revised',
  closed: 'raw_report.state_closed',
};

const PURPOSES: Record<ListedEvaluation['purpose'], MessageKey> = {
  random: 'monthly_report.purpose_random',
  targeted: 'monthly_report.purpose_targeted',
  mandatory: 'monthly_report.purpose_mandatory',
  double: 'monthly_report.purpose_double',
  recheck: 'monthly_report.purpose_recheck',
  calibration: 'monthly_report.purpose_calibration',
};

export function exportedColumn(column: EvaluationColumn, language: Language): StreamColumn {
  const [title, kind, width] = COLUMNS[column];
  return { title: translate(language, title), kind, ...(width === undefined ? {} : { width }) };
}

export function exportedCell(column: EvaluationColumn, evaluation: ListedEvaluation, language: Language): CellValue {
  if (column === 'state') return translate(language, STATES[evaluation.state]);
  if (column === 'purpose') return translate(language, PURPOSES[evaluation.purpose]);
  if (column === 'called_at' || column === 'evaluated_at') return new Date(evaluation[column]);
  return evaluation[column];
}
