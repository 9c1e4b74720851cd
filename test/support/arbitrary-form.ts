import fc from 'fast-check';
import { FORM_DEFAULTS, lowestAward, scoreRange } from '@scoring/form-definition.js';
import type { Criterion, FormDefinition, Section } from '@scoring/form-definition.js';
import type { Answer } from '@scoring/read-answers.js';

/** A scale of 0–10 points, step 0.01, in the first section, nothing special; change what the test is about. */
export function buildCriterion(code: string, change: Partial<Criterion> = {}): Criterion {
  return {
    code,
    name: code,
    section: 0,
    kind: 'scale',
    maxPoints: 1000,
    minPoints: 0,
    step: 1,
    weightE4: 10000,
    options: [],
    criticalFamily: null,
    accuracy: false,
    allowNa: true,
    shownWhen: null,
    ...change,
  };
}

/** A form with the defaults and one section; give more sections by name or with weights. */
export function buildForm(criteria: Criterion[], change: Partial<FormDefinition> = {}): FormDefinition {
  return { ...FORM_DEFAULTS, sections: [{ name: 'S0', weightE4: 10000 }], criteria, ...change };
}

/** Answers from a record of points in hundredths; 'na' for not applicable. */
export function answersOf(record: Record<string, number | 'na' | null>): Answer[] {
  return Object.entries(record).map(([criterion, value]) =>
    value === 'na' ? { criterion, points: null, notApplicable: true } : { criterion, points: value },
  );
}

const kinds = fc.constantFrom('choice' as const, 'scale' as const, 'deduction' as const, 'bonus' as const, 'note' as const);

const criterionShape = fc.record({
  kind: kinds,
  section: fc.nat({ max: 2 }),
  maxPoints: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 32767 }) }, { weight: 1, arbitrary: fc.constant(0) }),
  minimum: fc.integer({ min: -2000, max: 32767 }),
  step: fc.constantFrom(1, 1, 50, 100),
  weightE4: fc.integer({ min: 0, max: 1_000_000 }),
  optionCount: fc.integer({ min: 1, max: 4 }),
  autoFail: fc.boolean(),
  family: fc.constantFrom(null, null, 'customer_critical' as const, 'business_critical' as const, 'compliance_critical' as const),
  accuracy: fc.boolean(),
  controlled: fc.option(fc.nat({ max: 20 }), { nil: null, freq: 4 }),
});

type CriterionShape = typeof criterionShape extends fc.Arbitrary<infer T> ? T : never;

function shapeCriterion(shape: CriterionShape, index: number, policy: FormDefinition['policy'], earlier: readonly Criterion[]): Criterion {
  const free = shape.kind !== 'deduction' && shape.kind !== 'bonus';
  const minPoints = free ? Math.min(shape.maxPoints, policy === 'normalized' ? shape.minimum : Math.max(0, shape.minimum % 500)) : 0;
  const span = shape.maxPoints - minPoints;
  const levels =
    shape.kind === 'choice'
      ? [...new Set(Array.from({ length: shape.optionCount }, (_, level) => shape.maxPoints - Math.floor((span * level) / 4)))]
      : [];
  const controller = shape.controlled === null ? undefined : earlier[shape.controlled];
  return buildCriterion(`c${index}`, {
    kind: shape.kind,
    section: shape.section,
    maxPoints: shape.maxPoints,
    minPoints,
    step: shape.step,
    weightE4: shape.weightE4,
    options: levels.map((points, level) => ({
      label: `o${level}`,
      points,
      autoFail: shape.autoFail && level === levels.length - 1 && level > 0,
    })),
    criticalFamily: shape.kind === 'bonus' ? null : shape.family,
    accuracy: shape.accuracy,
    shownWhen:
      controller === undefined || controller.kind === 'note'
        ? null
        : { criterion: controller.code, answers: [controller.maxPoints, lowestAward(controller)] },
  });
}

/** Any form that can be published. Its N/A policy is never `not_allowed` unless asked for through `map`. */
export const publishableForm: fc.Arbitrary<FormDefinition> = fc
  .record({
    policy: fc.constantFrom(
      'weighted' as const,
      'points' as const,
      'section_percent' as const,
      'normalized' as const,
      'deduction' as const,
    ),
    naPolicy: fc.constantFrom('redistribute' as const, 'full_credit' as const),
    criticalPolicy: fc.constantFrom('zero_form' as const, 'zero_section' as const, 'cap' as const, 'flag_only' as const),
    capBp: fc.integer({ min: 0, max: 9000 }),
    bonusCapBp: fc.nat({ max: 1000 }),
    maxScoreBp: fc.integer({ min: 9000, max: 11000 }),
    weights: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 4, maxLength: 4 }),
    shapes: fc.array(criterionShape, { maxLength: 12 }),
  })
  .map(({ shapes, weights, ...figures }) => {
    const criteria = [0, 1, 2].map((section) => buildCriterion(`s${section}`, { section }));
    shapes.forEach((shape, index) => criteria.push(shapeCriterion(shape, index, figures.policy, criteria)));
    const sections: Section[] = [0, 1, 2].map((index) => ({ name: `S${index}`, weightE4: weights[index] ?? 1 }));
    const sum = criteria.reduce((total, criterion) => total + scoreRange(figures.policy, criterion), 0);
    return {
      ...figures,
      capBp: figures.criticalPolicy === 'cap' ? figures.capBp : null,
      baseBp: figures.policy === 'deduction' ? sum : 10000,
      sections,
      criteria,
    };
  });

/** Points that the criterion allows, picked by a number in 0–1. */
function pickPoints(criterion: Criterion, pick: number): number {
  if (criterion.kind === 'choice')
    return criterion.options[Math.min(criterion.options.length - 1, Math.floor(pick * criterion.options.length))]?.points ?? 0;
  if (pick > 0.7) return criterion.kind === 'deduction' ? 0 : criterion.maxPoints;
  return criterion.minPoints + Math.floor(((criterion.maxPoints - criterion.minPoints) * pick) / criterion.step) * criterion.step;
}

/** Answers that the form accepts, hidden criteria left out. */
export function acceptableAnswers(form: FormDefinition): fc.Arbitrary<Answer[]> {
  const one = fc.record({ pick: fc.double({ min: 0, max: 0.999, noNaN: true }), na: fc.nat({ max: 4 }) });
  return fc.array(one, { minLength: form.criteria.length, maxLength: form.criteria.length }).map((picks) => {
    const given = new Map<string, number>();
    return form.criteria.flatMap((criterion, index): Answer[] => {
      const shown =
        criterion.shownWhen === null || criterion.shownWhen.answers.includes(given.get(criterion.shownWhen.criterion) ?? Number.NaN);
      if (!shown || criterion.kind === 'note') return [];
      if (picks[index]?.na === 0) return [{ criterion: criterion.code, points: null, notApplicable: true }];
      const points = pickPoints(criterion, picks[index]?.pick ?? 0);
      given.set(criterion.code, points);
      return [{ criterion: criterion.code, points }];
    });
  });
}

/** A publishable form with answers that it accepts. */
export const formWithAnswers = publishableForm.chain((form) => acceptableAnswers(form).map((answers) => ({ form, answers })));
