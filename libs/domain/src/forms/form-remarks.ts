import type { FieldProblem } from '@platform/errors/field-errors.errors.js';
import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';
import type { ParsedRow } from '@platform/intake/parsed-row.js';
import { checkFormDefinition, type FormProblem, type FormProblemCode } from '@scoring/check-form.js';
import type { FormDefinition } from '@scoring/form-definition.js';
import type { FormDraft } from './form-draft.js';

export interface FormRemark {
  row: ParsedRow;
  column: string;
  key: MessageKey;
  params: MessageParams;
}

/** The column of a form file where each problem is put right. */
const COLUMN_OF: Record<FormProblemCode, string> = {
  no_scored_criterion: 'max_points',
  empty_code: 'criterion_code',
  duplicate_code: 'criterion_code',
  unknown_section: 'section',
  section_without_criteria: 'section',
  not_an_integer: 'max_points',
  negative_weight: 'weight',
  no_weight: 'weight',
  maximum_too_large: 'max_points',
  minimum_above_maximum: 'min_points',
  negative_minimum: 'min_points',
  minimum_not_zero: 'min_points',
  step_not_positive: 'step',
  choice_without_options: 'options',
  option_out_of_range: 'options',
  auto_fail_without_choice: 'options',
  bonus_cannot_be_critical: 'critical_family',
  shown_when_unknown: 'shown_when',
  shown_when_later: 'shown_when',
  shown_when_not_scored: 'shown_when',
  shown_when_impossible: 'shown_when',
  cap_missing: 'critical_policy',
  cap_out_of_range: 'critical_policy',
  bonus_cap_negative: 'bonus_cap',
  base_not_positive: 'base',
  max_score_not_positive: 'max_score',
  deduction_sum_not_base: 'max_points',
};

/** Problems that may only seem to be there while rows of the form are missing. */
const NEEDS_ALL_ROWS: ReadonlySet<FormProblemCode> = new Set<FormProblemCode>([
  'no_scored_criterion',
  'no_weight',
  'deduction_sum_not_base',
  'shown_when_unknown',
  'shown_when_later',
]);

/**
 * What stands against publishing a draft, at the rows where it is put right.
 * @param complete false: some rows of the form could not be read, so what the whole form must add up to is not judged
 */
export function remarksOn(draft: FormDraft, complete: boolean): FormRemark[] {
  return checkFormDefinition(draft.definition)
    .filter(({ code }) => code !== 'duplicate_code' && (complete || !NEEDS_ALL_ROWS.has(code)))
    .map((problem) => ({
      row: draft.rows[Math.max(indexOf(draft.definition, problem), 0)]!,
      column: columnOf(problem),
      key: `forms.${problem.code}`,
      params: paramsOf(problem),
    }));
}

/** Fields of the form itself; all other columns are of a criterion. */
const OF_FORM: ReadonlySet<string> = new Set(['critical_policy', 'bonus_cap', 'base', 'max_score']);

/** The same at the fields of a form that is written as JSON. */
export function fieldRemarks(definition: FormDefinition): FieldProblem[] {
  return checkFormDefinition(definition).map((problem) => {
    const column = columnOf(problem);
    const index = indexOf(definition, problem);
    const field = column === 'criterion_code' ? 'code' : column;
    const pointer = OF_FORM.has(column) ? `/${column}` : index < 0 ? '/criteria' : `/criteria/${index}/${field}`;
    const key: MessageKey = problem.code === 'duplicate_code' ? 'forms.code_twice' : `forms.${problem.code}`;
    return { pointer, in: 'body', message: { key, params: paramsOf(problem) } };
  });
}

function columnOf({ code, section }: FormProblem): string {
  return section !== undefined && code === 'negative_weight' ? 'section_weight' : COLUMN_OF[code];
}

/** The criterion a problem is put right at: its own, or the first of its section; -1: it is about the whole form. */
function indexOf({ criteria, sections }: FormDefinition, problem: FormProblem): number {
  if (problem.criterion !== undefined) return criteria.findIndex(({ code }) => code === problem.criterion);
  return criteria.findIndex(({ section }) => problem.section !== undefined && sections[section]?.name === problem.section);
}

function paramsOf(problem: FormProblem): MessageParams {
  const unit = problem.code === 'negative_weight' ? 10_000 : 100;
  return {
    criterion: problem.criterion ?? '',
    section: problem.section ?? '',
    other: problem.other ?? '',
    field: problem.field ?? '',
    given: (problem.given ?? 0) / unit,
    limit: (problem.limit ?? 0) / unit,
  };
}
