import fc from 'fast-check';
import { answersOf, buildCriterion, buildForm, formWithAnswers } from '../../../test/support/arbitrary-form.js';
import { prepareReader } from './read-answers.js';
import type { Answer, AnswerProblemCode } from './read-answers.js';

const choice = buildCriterion('choice', {
  kind: 'choice',
  options: [
    { label: 'good', points: 1000, autoFail: false },
    { label: 'poor', points: 400, autoFail: false },
  ],
});
const form = buildForm([
  choice,
  buildCriterion('scale', { minPoints: 100, maxPoints: 500, step: 150 }),
  buildCriterion('strict', { allowNa: false }),
  buildCriterion('off', { kind: 'deduction', step: 100 }),
  buildCriterion('extra', { kind: 'bonus' }),
  buildCriterion('memo', { kind: 'note', criticalFamily: 'compliance_critical' }),
  buildCriterion('why', { shownWhen: { criterion: 'choice', answers: [400] } }),
]);
const read = prepareReader(form);
const fine = { choice: 1000, scale: 400, strict: 1000, off: 0, extra: 0 } as const;
const refusals = (change: Record<string, number | 'na' | null>, criticalNamed: string[] = []): [AnswerProblemCode, string][] =>
  read(answersOf({ ...fine, ...change }), { criticalNamed }).problems.map((problem) => [problem.code, problem.criterion]);

describe('reading the answers of an evaluation', () => {
  it('accepts a complete one; a note may stay empty and a hidden criterion is left out', () => {
    expect(read(answersOf(fine))).toMatchObject({
      problems: [],
      states: ['answered', 'answered', 'answered', 'answered', 'answered', 'unanswered', 'hidden'],
    });
  });

  const faults: [AnswerProblemCode, string, Record<string, number | 'na' | null>][] = [
    ['unknown_criterion', 'nobody', { nobody: 100 }],
    ['out_of_range', 'scale', { scale: 501 }],
    ['out_of_range', 'scale', { scale: 99 }],
    ['out_of_range', 'extra', { extra: -1 }],
    ['out_of_range', 'strict', { strict: Number.NaN }],
    ['off_step', 'scale', { scale: 200 }],
    ['off_step', 'strict', { strict: 0.5 }],
    ['not_an_option', 'choice', { choice: 999 }],
    ['unanswered', 'off', { off: null }],
    ['na_not_allowed', 'strict', { strict: 'na' }],
    ['hidden_answered', 'why', { why: 1000 }],
  ];
  it.each(faults)('refuses %s, naming %s', (code, criterion, change) => {
    expect(refusals(change)).toEqual([[code, criterion]]);
  });

  it('refuses a criterion answered twice, and points beside not applicable', () => {
    expect(read([...answersOf(fine), { criterion: 'off', points: 0 }]).problems).toEqual([
      { code: 'repeated_criterion', criterion: 'off' },
    ]);
    expect(
      read([
        ...answersOf({ ...fine, extra: null }).filter(({ criterion }) => criterion !== 'extra'),
        { criterion: 'extra', points: 1, notApplicable: true },
      ]).problems,
    ).toMatchObject([{ code: 'na_with_points', criterion: 'extra' }]);
  });

  it('refuses every N/A where the form has none', () => {
    const closed = prepareReader({ ...form, naPolicy: 'not_allowed' });
    expect(closed(answersOf({ ...fine, off: 'na' })).problems).toEqual([{ code: 'na_not_allowed', criterion: 'off' }]);
  });

  it('reports all problems at once, but not what only follows from another', () => {
    expect(refusals({ choice: 7, why: 1000, scale: 200 })).toEqual([
      ['not_an_option', 'choice'],
      ['off_step', 'scale'],
    ]);
  });

  it('takes the maximum even where the steps miss it', () => {
    expect(refusals({ scale: 500 })).toEqual([]);
  });

  it('takes a deduction with or without its minus', () => {
    expect(read(answersOf({ ...fine, off: -300 })).points[3]).toBe(300);
    expect(read(answersOf({ ...fine, off: 300 })).points[3]).toBe(300);
  });

  it('takes blanks of deductions and bonuses as 0 only when told to', () => {
    const blanks = answersOf({ choice: 1000, scale: 400, strict: 1000 });
    expect(read(blanks).problems.map((problem) => problem.criterion)).toEqual(['off', 'extra']);
    expect(read(blanks, { blankZero: true })).toMatchObject({ problems: [], points: [1000, 400, 1000, 0, 0, null, null] });
  });

  it('takes as critical errors only criteria that can be critical and are shown', () => {
    expect(read(answersOf(fine), { criticalNamed: ['memo', 'memo'] })).toMatchObject({
      problems: [],
      failed: [false, false, false, false, false, true, false],
    });
    expect(refusals({}, ['nobody', 'scale'])).toEqual([
      ['unknown_critical', 'nobody'],
      ['not_critical', 'scale'],
    ]);
    const gated = prepareReader(
      buildForm([
        choice,
        buildCriterion('why', { criticalFamily: 'business_critical', shownWhen: { criterion: 'choice', answers: [400] } }),
      ]),
    );
    expect(gated(answersOf({ choice: 1000 }), { criticalNamed: ['why'] }).problems).toEqual([
      { code: 'critical_hidden', criterion: 'why' },
    ]);
  });

  it('reads the same whatever the order of the answers', () => {
    const shuffled = formWithAnswers.chain(({ form, answers }) =>
      fc
        .shuffledSubarray(answers, { minLength: answers.length })
        .map((other): { form: typeof form; answers: Answer[]; other: Answer[] } => ({ form, answers, other })),
    );
    fc.assert(
      fc.property(shuffled, ({ form, answers, other }) => {
        const reader = prepareReader(form);
        expect(reader(answers).problems).toEqual([]);
        expect(reader(other)).toEqual(reader(answers));
      }),
    );
  });

  it('misses an answer that is taken away, unless it was shown by another that is gone', () => {
    fc.assert(
      fc.property(formWithAnswers, fc.nat(), ({ form, answers }, pick) => {
        const gone = answers[pick % answers.length];
        const rest = answers.filter((answer) => answer !== gone);
        expect(prepareReader(form)(rest).problems).toContainEqual({ code: 'unanswered', criterion: gone?.criterion });
      }),
    );
  });
});
