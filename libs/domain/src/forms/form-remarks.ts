import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';
import type { ParsedRow } from '@platform/intake/parsed-row.js';
import { checkFormDefinition, type FormProblem, type FormProblemCode } from '@scoring/check-form.js';
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
    .map((problem) => {
      const row = rowOf(draft, problem);
      const column = problem.section !== undefined && problem.code === 'negative_weight' ? 'section_weight' : COLUMN_OF[problem.code];
      return { row, column, key: `forms.${problem.code}`, params: paramsOf(problem) };
    });
}

function rowOf(draft: FormDraft, problem: FormProblem): ParsedRow {
  const { criteria, sections } = draft.definition;
  const index =
    problem.criterion === undefined
      ? criteria.findIndex(({ section }) => problem.section !== undefined && sections[section]?.name === problem.section)
      : criteria.findIndex(({ code }) => code === problem.criterion);
  return draft.rows[Math.max(index, 0)]!;
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
