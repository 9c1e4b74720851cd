import fc from 'fast-check';
import { answersOf, buildCriterion, buildForm, formWithAnswers } from '../../../test/support/arbitrary-form.js';
import type { Criterion, FormDefinition } from './form-definition.js';
import type { Answer, ReadOptions } from './read-answers.js';
import { prepareForm, scoreEvaluation } from './score-evaluation.js';
import type { EvaluationScore } from './score-evaluation.js';

function score(
  form: FormDefinition,
  answers: Record<string, number | 'na' | null> | readonly Answer[],
  options: ReadOptions = {},
): EvaluationScore {
  const result = scoreEvaluation(
    form,
    Array.isArray(answers) ? answers : answersOf(answers as Record<string, number | 'na' | null>),
    options,
  );
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
}
const sections = (...weights: number[]) => weights.map((weight, index) => ({ name: `S${index}`, weightE4: weight * 10000 }));
const items = (...maxima: number[]): Criterion[] => maxima.map((max, index) => buildCriterion(`c${index}`, { maxPoints: max * 100 }));

describe('known answers of the policies', () => {
  it('weighted: 10, 5, 5, 0 out of 10 by 40/20/20/20 is 60.00, and 75.00 with the last not applicable', () => {
    const form = buildForm([40, 20, 20, 20].map((weight, index) => buildCriterion(`c${index}`, { weightE4: weight * 10000 })));
    expect(score(form, { c0: 1000, c1: 500, c2: 500, c3: 0 }).rawBp).toBe(6000);
    expect(score(form, { c0: 1000, c1: 500, c2: 500, c3: 'na' }).rawBp).toBe(7500);
  });

  it('weighted: 80/100, 45/50, 95/100, 90/100 with weights 2, 1, 2, 3 is 88.75', () => {
    const weights = [2, 1, 2, 3];
    const form = buildForm(
      items(100, 50, 100, 90 + 10).map((criterion, index) => ({ ...criterion, weightE4: (weights[index] ?? 0) * 10000 })),
    );
    expect(score(form, { c0: 8000, c1: 4500, c2: 9500, c3: 9000 }).finalBp).toBe(8875);
  });

  it('points: one of two questions in a group of weight 40 and the one in a group of weight 20 is 60.00', () => {
    const form = buildForm(
      items(1, 1, 1).map((criterion, index) => ({ ...criterion, section: index < 2 ? 0 : 1 })),
      { policy: 'points', sections: sections(40, 20) },
    );
    expect(score(form, { c0: 100, c1: 0, c2: 100 }).rawBp).toBe(6000);
  });

  it('points: 3+5+8+5 of 35 is 60.00; with a 5-point section not applicable 16 of 30 is 53.33', () => {
    const form = buildForm(
      items(10, 10, 10, 5).map((criterion, index) => ({ ...criterion, section: index })),
      { policy: 'points', sections: sections(1, 1, 1, 1) },
    );
    expect(score(form, { c0: 300, c1: 500, c2: 800, c3: 500 }).rawBp).toBe(6000);
    expect(score(form, { c0: 300, c1: 500, c2: 800, c3: 'na' }).rawBp).toBe(5333);
  });

  it('section_percent: 3/3·10, 5/10·30, 4/5·50, 1/2·10 is 70.00, plain points 65.00', () => {
    const criteria = items(3, 10, 5, 2).map((criterion, index) => ({ ...criterion, section: index }));
    const answers = { c0: 300, c1: 500, c2: 400, c3: 100 };
    expect(score(buildForm(criteria, { policy: 'section_percent', sections: sections(10, 30, 50, 10) }), answers).rawBp).toBe(7000);
    expect(score(buildForm(criteria, { policy: 'points', sections: sections(1, 1, 1, 1) }), answers).rawBp).toBe(6500);
  });

  it('section_percent: a section with nothing applicable leaves with its weight', () => {
    const form = buildForm(
      items(10, 10).map((criterion, index) => ({ ...criterion, section: index })),
      { policy: 'section_percent', sections: sections(70, 30) },
    );
    expect(score(form, { c0: 'na', c1: 400 })).toMatchObject({
      rawBp: 4000,
      items: [{ effectiveWeight: 0 }, { effectiveWeight: 1000000 }],
    });
  });

  it('normalized: a 1 to 5 scale counts from its minimum', () => {
    const form = buildForm([buildCriterion('c', { minPoints: 100, maxPoints: 500, step: 100 })], { policy: 'normalized' });
    expect([100, 200, 500].map((points) => score(form, { c: points }).rawBp)).toEqual([0, 2500, 10000]);
  });

  it('normalized: a choice counts from its lowest option', () => {
    const options = [200, 400, 600].map((points) => ({ label: String(points), points, autoFail: false }));
    const form = buildForm([buildCriterion('c', { kind: 'choice', options, maxPoints: 600 })], { policy: 'normalized' });
    expect([200, 400, 600].map((points) => score(form, { c: points }).rawBp)).toEqual([0, 5000, 10000]);
  });
});

describe('deduction forms', () => {
  const criteria = [
    buildCriterion('a', { kind: 'deduction', maxPoints: 6000 }),
    buildCriterion('b', { kind: 'deduction', maxPoints: 4000 }),
    buildCriterion('plus', { kind: 'bonus' }),
  ];
  const form = buildForm(criteria, { policy: 'deduction' });

  it('takes off the base', () => {
    expect(score(form, { a: 1250, b: -500, plus: 0 }).rawBp).toBe(8250);
  });

  it('rescales what is left when N/A is redistributed, the bonus added after', () => {
    expect(score(form, { a: 1500, b: 'na', plus: 200 }).rawBp).toBe(7700);
  });

  it('deducts nothing for N/A under full credit', () => {
    expect(score({ ...form, naPolicy: 'full_credit' }, { a: 1500, b: 'na', plus: 0 }).rawBp).toBe(8500);
  });

  it('lets a bonus only offset: capped, and never above the maximum', () => {
    expect(score(form, { a: 1000, b: 0, plus: 800 })).toMatchObject({
      rawBp: 9500,
      explanation: [{ code: 'bonus_capped', shareBp: -300, limitBp: 500 }],
    });
    expect(score(form, { a: 0, b: 0, plus: 300 })).toMatchObject({
      rawBp: 10000,
      explanation: [{ code: 'clamped', shareBp: -300, limitBp: 10000 }],
    });
  });

  it('leaves the points of a hidden criterion in the base unless N/A is redistributed', () => {
    const hiding = buildForm(
      [
        buildCriterion('a', { kind: 'deduction', maxPoints: 6000 }),
        buildCriterion('b', { kind: 'deduction', maxPoints: 4000, shownWhen: { criterion: 'a', answers: [0] } }),
      ],
      {
        policy: 'deduction',
        naPolicy: 'full_credit',
      },
    );
    expect(score(hiding, { a: 3000 })).toMatchObject({ rawBp: 7000, explanation: [{ code: 'base_rest', shareBp: 4000 }] });
    expect(score({ ...hiding, naPolicy: 'redistribute' }, { a: 3000 }).rawBp).toBe(5000);
  });
});

describe('not applicable', () => {
  it('gives no score when nothing is applicable, even under full credit', () => {
    for (const naPolicy of ['redistribute', 'full_credit'] as const) {
      expect(score(buildForm(items(10, 10), { naPolicy }), { c0: 'na', c1: 'na' })).toMatchObject({
        rawBp: null,
        finalBp: null,
        explanation: [{ code: 'nothing_applicable' }],
      });
    }
  });

  it('stays with full points under full credit, but is not counted as applicable', () => {
    expect(score(buildForm(items(10, 10), { naPolicy: 'full_credit' }), { c0: 500, c1: 'na' })).toMatchObject({
      rawBp: 7500,
      missedNonCritical: 1,
      applicableNonCritical: 1,
    });
  });

  it('counts a draft over what is answered so far', () => {
    const form = buildForm(items(10, 10));
    expect(score(form, { c0: 800 }, { draft: true })).toMatchObject({
      rawBp: 8000,
      items: [{ state: 'answered' }, { state: 'unanswered' }],
    });
    expect(score(form, {}, { draft: true }).rawBp).toBeNull();
    expect(scoreEvaluation(form, answersOf({ c0: 800 }))).toEqual({ problems: [{ code: 'unanswered', criterion: 'c1' }] });
  });
});

describe('critical failures', () => {
  const critical = buildCriterion('verify', { criticalFamily: 'compliance_critical', accuracy: true });
  const form = buildForm([buildCriterion('tone'), critical, buildCriterion('wrap', { section: 1 })], { sections: sections(1, 1) });
  const failing = { tone: 1000, verify: 0, wrap: 1000 };

  it('keeps raw and final apart under each policy', () => {
    expect(score(form, failing)).toMatchObject({
      rawBp: 6667,
      finalBp: 0,
      criticalFailed: true,
      criticalFamilies: ['compliance_critical'],
    });
    expect(score({ ...form, criticalPolicy: 'zero_section' }, { tone: 1000, verify: 0, wrap: 900 }).finalBp).toBe(3000);
    expect(score({ ...form, criticalPolicy: 'cap', capBp: 5900 }, failing).finalBp).toBe(5900);
    expect(score({ ...form, criticalPolicy: 'cap', capBp: 9000 }, failing).finalBp).toBe(6667);
    expect(score({ ...form, criticalPolicy: 'flag_only' }, failing)).toMatchObject({ rawBp: 6667, finalBp: 6667, criticalFailed: true });
  });

  it('says which criterion zeroed the form', () => {
    expect(score(form, failing).explanation).toEqual([{ code: 'critical_zero_form', criterion: 'verify', family: 'compliance_critical' }]);
  });

  it('fails only at the minimum; one point above it is merely missed', () => {
    expect(score(form, { ...failing, verify: 1 })).toMatchObject({ criticalFailed: false, accuracyMissed: true, accuracyApplicable: true });
  });

  it('fails a critical deduction by anything deducted', () => {
    const deduction = buildForm([buildCriterion('a', { kind: 'deduction', maxPoints: 10000, criticalFamily: 'business_critical' })], {
      policy: 'deduction',
    });
    expect(score(deduction, { a: 1 })).toMatchObject({ rawBp: 9999, finalBp: 0, criticalFamilies: ['business_critical'] });
    expect(score(deduction, { a: 0 }).criticalFailed).toBe(false);
  });

  it('takes all deductions of a lost section from a deduction form, its bonus and its full credit too', () => {
    const deduction = buildForm(
      [
        buildCriterion('a', { kind: 'deduction', maxPoints: 3000, criticalFamily: 'business_critical' }),
        buildCriterion('n', { kind: 'deduction', maxPoints: 2000 }),
        buildCriterion('b', { kind: 'deduction', maxPoints: 5000, section: 1 }),
        buildCriterion('plus', { kind: 'bonus' }),
      ],
      { policy: 'deduction', naPolicy: 'full_credit', criticalPolicy: 'zero_section', sections: sections(1, 1) },
    );
    expect(score(deduction, { a: 100, n: 'na', b: 1000, plus: 300 })).toMatchObject({ rawBp: 9200, finalBp: 4000 });
  });

  it('of two options with equal points, one an auto-fail, the chosen one decides; points alone are refused', () => {
    const options = [1000, 0, 0].map((points, index) => ({ label: String(index), points, autoFail: index === 2 }));
    const form = buildForm([buildCriterion('c', { kind: 'choice', options }), buildCriterion('d')]);
    const answered = (autoFail?: boolean) =>
      scoreEvaluation(form, [
        { criterion: 'c', points: 0, ...(autoFail === undefined ? {} : { autoFail }) },
        { criterion: 'd', points: 1000 },
      ]);
    expect(answered(false)).toMatchObject({ rawBp: 5000, finalBp: 5000, criticalFailed: false });
    expect(answered(true)).toMatchObject({ rawBp: 5000, finalBp: 0, criticalFailed: true, criticalFamilies: [] });
    expect(answered()).toEqual({ problems: [{ code: 'ambiguous_option', criterion: 'c', given: 0 }] });
  });

  it('fails by the lowest option of a critical choice, and by an auto-fail option without guessing a family', () => {
    const options = [1000, 400, 200].map((points) => ({ label: String(points), points, autoFail: points === 400 }));
    const choice = buildForm([buildCriterion('c', { kind: 'choice', options, criticalFamily: 'customer_critical' })]);
    expect([1000, 400, 200].map((points) => score(choice, { c: points }).criticalFailed)).toEqual([false, true, true]);
    const plain = buildForm([buildCriterion('c', { kind: 'choice', options })]);
    expect(score(plain, { c: 400 })).toMatchObject({ criticalFailed: true, criticalFamilies: [], finalBp: 0, applicableNonCritical: 1 });
    expect(score(plain, { c: 200 }).criticalFailed).toBe(false);
  });

  it('fails what the evaluator names, even with full points, even a note', () => {
    const noting = buildForm([...form.criteria, buildCriterion('abuse', { kind: 'note', criticalFamily: 'customer_critical' })], {
      sections: form.sections,
    });
    expect(score(noting, { tone: 1000, verify: 1000, wrap: 1000 }, { criticalNamed: ['abuse', 'verify'] })).toMatchObject({
      rawBp: 10000,
      finalBp: 0,
      criticalFamilies: ['customer_critical', 'compliance_critical'],
    });
  });

  it('never fails a gate by its points: with nothing to award, its minimum is no failure', () => {
    const gate = buildForm([buildCriterion('tone'), buildCriterion('gate', { maxPoints: 0, criticalFamily: 'business_critical' })]);
    expect(score(gate, { tone: 900, gate: 0 })).toMatchObject({ rawBp: 9000, finalBp: 9000, criticalFailed: false });
  });

  it('never counts bonus and note as missed or applicable', () => {
    const extras = buildForm([
      ...items(10),
      buildCriterion('plus', { kind: 'bonus', accuracy: true }),
      buildCriterion('memo', { kind: 'note', accuracy: true }),
    ]);
    expect(score(extras, { c0: 1000, plus: 0, memo: 5 })).toMatchObject({
      missedNonCritical: 0,
      applicableNonCritical: 1,
      accuracyApplicable: false,
    });
  });
});

describe('rules that hold for every form and evaluation', () => {
  it('shares and completing lines sum exactly to the raw score', () => {
    fc.assert(
      fc.property(formWithAnswers, ({ form, answers }) => {
        const result = score(form, answers);
        const shares =
          result.items.reduce((sum, item) => sum + item.shareBp, 0) +
          result.explanation.reduce((sum, line) => sum + (line.shareBp ?? 0), 0);
        fc.pre(result.rawBp !== null);
        expect(shares).toBe(result.rawBp);
      }),
    );
  });

  it('keeps 0 ≤ final ≤ raw ≤ maximum, and final below raw only after a critical failure', () => {
    fc.assert(
      fc.property(formWithAnswers, ({ form, answers }) => {
        const { rawBp, finalBp, criticalFailed } = score(form, answers);
        if (rawBp === null || finalBp === null) return expect([rawBp, finalBp]).toEqual([null, null]);
        expect(finalBp >= 0 && finalBp <= rawBp && rawBp <= form.maxScoreBp && Number.isInteger(rawBp) && Number.isInteger(finalBp)).toBe(
          true,
        );
        if (!criticalFailed) expect(finalBp).toBe(rawBp);
      }),
    );
  });

  it('scores the same whatever the order of the answers, and from a form made ready once', () => {
    fc.assert(
      fc.property(formWithAnswers, ({ form, answers }) => {
        const scorer = prepareForm(form);
        expect(scorer.score(answers.toReversed())).toEqual(scorer.score(answers));
        expect(scorer.score(answers)).toEqual(scoreEvaluation(form, answers));
      }),
    );
  });

  it('never gives less for more points on one criterion', () => {
    fc.assert(
      fc.property(formWithAnswers, fc.nat(), ({ form, answers }, pick) => {
        const controlling = new Set(form.criteria.map((criterion) => criterion.shownWhen?.criterion));
        const answer = answers[pick % answers.length];
        const criterion = form.criteria.find(({ code }) => code === answer?.criterion);
        fc.pre(answer !== undefined && answer.points !== null && criterion !== undefined && !controlling.has(criterion.code));
        fc.pre(
          criterion.kind !== 'choice' || criterion.options.some((option) => option.points === criterion.maxPoints && !option.autoFail),
        );
        const best = { criterion: criterion.code, points: criterion.kind === 'deduction' ? 0 : criterion.maxPoints };
        const before = score(form, answers);
        const after = score(
          form,
          answers.map((other) => (other === answer ? best : other)),
        );
        expect(after.rawBp ?? 0).toBeGreaterThanOrEqual(before.rawBp ?? 0);
        expect(after.finalBp ?? 0).toBeGreaterThanOrEqual(before.finalBp ?? 0);
      }),
    );
  });

  it('never gives less for a further criterion with full points', () => {
    fc.assert(
      fc.property(formWithAnswers, fc.integer({ min: 1, max: 20000 }), ({ form, answers }, max) => {
        fc.pre(form.policy !== 'deduction');
        const before = score(form, answers).rawBp;
        fc.pre(before !== null);
        const larger = { ...form, criteria: [...form.criteria, buildCriterion('new', { maxPoints: max })] };
        expect(score(larger, [...answers, { criterion: 'new', points: max }]).rawBp).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('ignores a criterion that is hidden exactly as if the form did not have it', () => {
    fc.assert(
      fc.property(formWithAnswers, ({ form, answers }) => {
        fc.pre(form.policy !== 'deduction');
        const hidden = {
          ...form,
          criteria: [...form.criteria, buildCriterion('new', { shownWhen: { criterion: 's0', answers: [99999] } })],
        };
        const { rawBp, finalBp, applicableNonCritical } = score(form, answers);
        expect(score(hidden, answers)).toMatchObject({ rawBp, finalBp, applicableNonCritical });
      }),
    );
  });

  it('gives every criterion that counts its weight after N/A, together the whole', () => {
    fc.assert(
      fc.property(formWithAnswers, ({ form, answers }) => {
        const result = score(form, answers);
        fc.pre(result.rawBp !== null && !result.explanation.some((line) => line.code === 'base_rest'));
        const sum = result.items.reduce((total, item) => total + item.effectiveWeight, 0);
        expect(Math.abs(sum - 1_000_000)).toBeLessThanOrEqual(form.criteria.length);
      }),
    );
  });
});
