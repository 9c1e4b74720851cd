import fc from 'fast-check';
import { buildCriterion, buildForm, publishableForm } from '../../../test/support/arbitrary-form.js';
import { checkFormDefinition } from './check-form.js';
import type { FormProblemCode } from './check-form.js';
import type { Criterion, FormDefinition } from './form-definition.js';

const option = (points: number, autoFail = false) => ({ label: String(points), points, autoFail });
const codes = (form: FormDefinition): FormProblemCode[] => checkFormDefinition(form).map((problem) => problem.code);
const withOne = (change: Partial<Criterion>): FormDefinition => buildForm([buildCriterion('ok'), buildCriterion('bad', change)]);

describe('checking a form before it is published', () => {
  it('finds nothing against a plain form', () => {
    expect(checkFormDefinition(buildForm([buildCriterion('greeting')]))).toEqual([]);
  });

  const criterionFaults: [FormProblemCode, Partial<Criterion>][] = [
    ['not_an_integer', { maxPoints: 10.5 }],
    ['unknown_section', { section: 3 }],
    ['negative_weight', { weightE4: -1 }],
    ['maximum_too_large', { maxPoints: 32768 }],
    ['minimum_above_maximum', { minPoints: 1001 }],
    ['negative_minimum', { minPoints: -1 }],
    ['minimum_not_zero', { kind: 'deduction', minPoints: 100 }],
    ['step_not_positive', { step: 0 }],
    ['choice_without_options', { kind: 'choice' }],
    ['option_out_of_range', { kind: 'choice', options: [option(1000), option(1001)] }],
    ['auto_fail_without_choice', { options: [option(0, true)] }],
    ['bonus_cannot_be_critical', { kind: 'bonus', criticalFamily: 'business_critical' }],
    ['shown_when_unknown', { shownWhen: { criterion: 'nobody', answers: [0] } }],
    ['shown_when_later', { shownWhen: { criterion: 'bad', answers: [0] } }],
    ['shown_when_impossible', { shownWhen: { criterion: 'ok', answers: [2000] } }],
  ];
  it.each(criterionFaults)('refuses %s and names the criterion', (code, change) => {
    expect(checkFormDefinition(withOne(change))).toEqual([expect.objectContaining({ code, criterion: 'bad' })]);
  });

  const formFaults: [FormProblemCode, FormDefinition][] = [
    ['no_scored_criterion', buildForm([buildCriterion('n', { kind: 'note' })])],
    ['empty_code', buildForm([buildCriterion(' ')])],
    ['duplicate_code', buildForm([buildCriterion('a'), buildCriterion('a'), buildCriterion('a')])],
    [
      'section_without_criteria',
      buildForm([buildCriterion('a')], {
        sections: [
          { name: 'used', weightE4: 1 },
          { name: 'empty', weightE4: 1 },
        ],
      }),
    ],
    ['no_weight', buildForm([buildCriterion('a', { weightE4: 0 })])],
    [
      'shown_when_not_scored',
      buildForm([buildCriterion('n', { kind: 'note' }), buildCriterion('a', { shownWhen: { criterion: 'n', answers: [0] } })]),
    ],
    ['cap_missing', buildForm([buildCriterion('a')], { criticalPolicy: 'cap' })],
    ['cap_out_of_range', buildForm([buildCriterion('a')], { criticalPolicy: 'cap', capBp: 10001 })],
    ['bonus_cap_negative', buildForm([buildCriterion('a')], { bonusCapBp: -1 })],
    ['base_not_positive', buildForm([buildCriterion('a')], { policy: 'deduction', baseBp: 0 })],
    ['max_score_not_positive', buildForm([buildCriterion('a')], { maxScoreBp: 0 })],
    ['deduction_sum_not_base', buildForm([buildCriterion('a')], { policy: 'deduction' })],
  ];
  it.each(formFaults)('refuses %s', (code, form) => {
    expect(codes(form)).toContain(code);
  });

  it('accepts two options of the same points when the criterion fails at its lowest anyway', () => {
    expect(
      codes(withOne({ kind: 'choice', criticalFamily: 'business_critical', options: [option(1000), option(0), option(0, true)] })),
    ).toEqual([]);
  });

  it('reports every problem of a form, not the first', () => {
    expect(codes(buildForm([buildCriterion('a', { step: 0, weightE4: -1 })], { bonusCapBp: -5 }))).toEqual(
      expect.arrayContaining(['bonus_cap_negative', 'step_not_positive', 'negative_weight', 'no_weight']),
    );
  });

  it('accepts every well-made form', () => {
    fc.assert(fc.property(publishableForm, (form) => expect(checkFormDefinition(form)).toEqual([])));
  });

  it('refuses a deduction form whose maxima are moved off its base by any amount', () => {
    fc.assert(
      fc.property(publishableForm, fc.integer({ min: 1, max: 500 }), (form, excess) => {
        fc.pre(form.policy === 'deduction');
        expect(codes({ ...form, baseBp: form.baseBp + excess })).toContain('deduction_sum_not_base');
      }),
    );
  });
});
