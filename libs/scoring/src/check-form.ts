import { LARGEST_MAXIMUM, scoreRange } from './form-definition.js';
import type { Criterion, FormDefinition } from './form-definition.js';

export type FormProblemCode =
  | 'no_scored_criterion'
  | 'empty_code'
  | 'duplicate_code'
  | 'unknown_section'
  | 'section_without_criteria'
  | 'not_an_integer'
  | 'negative_weight'
  | 'no_weight'
  | 'maximum_too_large'
  | 'minimum_above_maximum'
  | 'negative_minimum'
  | 'minimum_not_zero'
  | 'step_not_positive'
  | 'choice_without_options'
  | 'option_out_of_range'
  | 'auto_fail_without_choice'
  | 'bonus_cannot_be_critical'
  | 'shown_when_unknown'
  | 'shown_when_later'
  | 'shown_when_not_scored'
  | 'shown_when_impossible'
  | 'cap_missing'
  | 'cap_out_of_range'
  | 'bonus_cap_negative'
  | 'base_not_positive'
  | 'max_score_not_positive'
  | 'deduction_sum_not_base';

/** A reason not to publish a form; a code and its figures (hundredths, basis points), never a sentence. */
export interface FormProblem {
  code: FormProblemCode;
  /** Code of the criterion it is about; absent when it is about the form. */
  criterion?: string;
  /** Name of the section it is about. */
  section?: string;
  /** Code of the other criterion involved. */
  other?: string;
  /** Name of the field that is not an integer. */
  field?: string;
  given?: number;
  limit?: number;
}

/**
 * Everything that stands against publishing the form, all at once, form order; empty when it can be published.
 * Never throws, whatever the figures in the form are.
 */
export function checkFormDefinition(form: FormDefinition): FormProblem[] {
  return [
    ...checkFigures(form),
    ...checkSections(form),
    ...checkCodes(form),
    ...form.criteria.flatMap((criterion) => checkCriterion(form, criterion)),
    ...checkScale(form),
  ];
}

function checkFigures(form: FormDefinition): FormProblem[] {
  const problems: FormProblem[] = [];
  for (const field of ['baseBp', 'bonusCapBp', 'maxScoreBp'] as const) {
    if (!Number.isInteger(form[field])) problems.push({ code: 'not_an_integer', field, given: form[field] });
  }
  if (form.bonusCapBp < 0) problems.push({ code: 'bonus_cap_negative', given: form.bonusCapBp });
  if (form.maxScoreBp <= 0) problems.push({ code: 'max_score_not_positive', given: form.maxScoreBp });
  if (form.policy === 'deduction' && form.baseBp <= 0) problems.push({ code: 'base_not_positive', given: form.baseBp });
  if (form.criticalPolicy === 'cap') {
    if (form.capBp === null) problems.push({ code: 'cap_missing' });
    else if (!Number.isInteger(form.capBp) || form.capBp < 0 || form.capBp > form.maxScoreBp)
      problems.push({ code: 'cap_out_of_range', given: form.capBp, limit: form.maxScoreBp });
  }
  return problems;
}

function checkSections(form: FormDefinition): FormProblem[] {
  return form.sections.flatMap((section, index) => {
    const problems: FormProblem[] = [];
    if (!form.criteria.some((criterion) => criterion.section === index))
      problems.push({ code: 'section_without_criteria', section: section.name });
    if (!Number.isInteger(section.weightE4))
      problems.push({ code: 'not_an_integer', section: section.name, field: 'weightE4', given: section.weightE4 });
    else if (section.weightE4 < 0) problems.push({ code: 'negative_weight', section: section.name, given: section.weightE4 });
    return problems;
  });
}

function checkCodes(form: FormDefinition): FormProblem[] {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { code } of form.criteria) (seen.has(code) ? doubled : seen).add(code);
  const problems: FormProblem[] = [...doubled].map((code) => ({ code: 'duplicate_code', criterion: code }));
  if ([...seen].some((code) => code.trim() === '')) problems.unshift({ code: 'empty_code' });
  return problems;
}

function checkCriterion(form: FormDefinition, criterion: Criterion): FormProblem[] {
  const of = criterion.code;
  for (const field of ['maxPoints', 'minPoints', 'step', 'weightE4'] as const) {
    if (!Number.isInteger(criterion[field])) return [{ code: 'not_an_integer', criterion: of, field, given: criterion[field] }];
  }
  const problems: FormProblem[] = [];
  if (!Number.isInteger(criterion.section) || form.sections[criterion.section] === undefined)
    problems.push({ code: 'unknown_section', criterion: of, given: criterion.section });
  if (criterion.weightE4 < 0) problems.push({ code: 'negative_weight', criterion: of, given: criterion.weightE4 });
  if (criterion.maxPoints > LARGEST_MAXIMUM)
    problems.push({ code: 'maximum_too_large', criterion: of, given: criterion.maxPoints, limit: LARGEST_MAXIMUM });
  if (criterion.minPoints > criterion.maxPoints)
    problems.push({ code: 'minimum_above_maximum', criterion: of, given: criterion.minPoints, limit: criterion.maxPoints });
  if (criterion.minPoints !== 0 && (criterion.kind === 'deduction' || criterion.kind === 'bonus'))
    problems.push({ code: 'minimum_not_zero', criterion: of, given: criterion.minPoints });
  else if (criterion.minPoints < (form.policy === 'normalized' ? -LARGEST_MAXIMUM : 0))
    problems.push({ code: 'negative_minimum', criterion: of, given: criterion.minPoints });
  if (criterion.step <= 0) problems.push({ code: 'step_not_positive', criterion: of, given: criterion.step });
  if (criterion.kind === 'bonus' && criterion.criticalFamily !== null) problems.push({ code: 'bonus_cannot_be_critical', criterion: of });
  return [...problems, ...checkOptions(criterion), ...checkShownWhen(form, criterion)];
}

function checkOptions(criterion: Criterion): FormProblem[] {
  const of = criterion.code;
  if (criterion.kind !== 'choice')
    return criterion.options.some((option) => option.autoFail) ? [{ code: 'auto_fail_without_choice', criterion: of }] : [];
  if (criterion.options.length === 0) return [{ code: 'choice_without_options', criterion: of }];
  return criterion.options
    .filter(({ points }) => !Number.isInteger(points) || points < criterion.minPoints || points > criterion.maxPoints)
    .map(({ points }) => ({ code: 'option_out_of_range', criterion: of, given: points }));
}

function checkShownWhen(form: FormDefinition, criterion: Criterion): FormProblem[] {
  if (criterion.shownWhen === null) return [];
  const { criterion: other, answers } = criterion.shownWhen;
  const position = form.criteria.findIndex(({ code }) => code === other);
  const controller = form.criteria[position];
  const about = { criterion: criterion.code, other };
  if (controller === undefined) return [{ code: 'shown_when_unknown', ...about }];
  if (position >= form.criteria.indexOf(criterion)) return [{ code: 'shown_when_later', ...about }];
  if (controller.kind === 'note') return [{ code: 'shown_when_not_scored', ...about }];
  const possible = answers.some((points) =>
    controller.kind === 'choice'
      ? controller.options.some((option) => option.points === points)
      : points >= controller.minPoints && points <= controller.maxPoints,
  );
  return possible ? [] : [{ code: 'shown_when_impossible', ...about }];
}

/** Whether there is anything to score, and whether a deduction form can lose exactly what it starts from. */
function checkScale(form: FormDefinition): FormProblem[] {
  const scored = form.criteria.filter((criterion) => scoreRange(form.policy, criterion) > 0);
  if (scored.length === 0) return [{ code: 'no_scored_criterion' }];
  if (form.policy === 'deduction') {
    const sum = scored.reduce((total, criterion) => total + criterion.maxPoints, 0);
    return sum === form.baseBp ? [] : [{ code: 'deduction_sum_not_base', given: sum, limit: form.baseBp }];
  }
  const bySection = form.policy === 'points' || form.policy === 'section_percent';
  const weight = scored.reduce(
    (total, criterion) => total + Math.max(0, (bySection ? form.sections[criterion.section]?.weightE4 : criterion.weightE4) ?? 0),
    0,
  );
  return weight > 0 ? [] : [{ code: 'no_weight' }];
}
