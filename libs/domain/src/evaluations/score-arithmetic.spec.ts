import fc from 'fast-check';
import { prepareForm, type EvaluationScore } from '@scoring/score-evaluation.js';
import { roundHalfUp } from '@scoring/round.js';
import { answersOf, buildCriterion, buildForm, formWithAnswers } from '../../../../test/support/arbitrary-form.js';
import { scoreArithmetic } from './score-arithmetic.js';

interface Fraction {
  n: bigint;
  d: bigint;
}

/** What an exact calculator makes of the text, in hundredths, half-up. */
function calculate(text: string): number {
  const tokens = text.match(/\d+(?:\.\d+)?|min|[()+−×÷/,]/g) ?? [];
  let at = 0;
  const value = sum();
  expect(at).toBe(tokens.length);
  return Number(roundHalfUp(value.n * 100n, value.d));

  function sum(): Fraction {
    let left = product();
    while (tokens[at] === '+' || tokens[at] === '−') {
      const sign = tokens[at++] === '+' ? 1n : -1n;
      const right = product();
      left = { n: left.n * right.d + sign * right.n * left.d, d: left.d * right.d };
    }
    return left;
  }

  function product(): Fraction {
    let left = atom();
    while (['×', '÷', '/'].includes(tokens[at] ?? '')) {
      const multiply = tokens[at++] === '×';
      const right = atom();
      left = multiply ? { n: left.n * right.n, d: left.d * right.d } : { n: left.n * right.d, d: left.d * right.n };
    }
    return left;
  }

  function atom(): Fraction {
    const token = tokens[at++] ?? '';
    if (token === 'min') return least();
    if (token !== '(') return decimal(token);
    const inner = sum();
    expect(tokens[at++]).toBe(')');
    return inner;
  }

  function least(): Fraction {
    expect(tokens[at++]).toBe('(');
    const left = sum();
    expect(tokens[at++]).toBe(',');
    const right = sum();
    expect(tokens[at++]).toBe(')');
    return left.n * right.d <= right.n * left.d ? left : right;
  }
}

function decimal(text: string): Fraction {
  const [whole = '0', part = ''] = text.split('.');
  return { n: BigInt(whole + part), d: 10n ** BigInt(part.length) };
}

function scored(form: Parameters<typeof prepareForm>[0], answers: Parameters<ReturnType<typeof prepareForm>['score']>[0]): EvaluationScore {
  const score = prepareForm(form).score(answers);
  if ('problems' in score) throw new Error('the answers do not fit the form');
  return score;
}

describe('an evaluation as arithmetic', () => {
  it('typed into a calculator gives the score before bounds, whatever the form', () => {
    fc.assert(
      fc.property(formWithAnswers, ({ form, answers }) => {
        const score = scored(form, answers);
        fc.pre(score.rawBp !== null);
        const bounded = score.explanation.find((line) => line.code === 'clamped')?.shareBp ?? 0;
        expect(calculate(scoreArithmetic(form, score.items))).toBe((score.rawBp ?? 0) - bounded);
      }),
      { numRuns: 500 },
    );
  });

  it('without the sections that a critical failure took gives the final score', () => {
    fc.assert(
      fc.property(
        formWithAnswers.filter(({ form }) => form.criticalPolicy === 'zero_section'),
        ({ form, answers }) => {
          const score = scored(form, answers);
          fc.pre(score.criticalFailed && score.finalBp !== null);
          const lost = new Set(form.criteria.flatMap(({ section }, index) => (score.items[index]?.criticalFailed ? [section] : [])));
          const result = calculate(scoreArithmetic(form, score.items, lost));
          expect(Math.min(Math.max(result, 0), form.maxScoreBp)).toBe(score.finalBp);
        },
      ),
    );
  });

  it('shows a weighted form as weights times shares of the points', () => {
    const criteria = [
      buildCriterion('a', { weightE4: 400_000 }),
      buildCriterion('b', { weightE4: 200_000 }),
      buildCriterion('c', { weightE4: 200_000 }),
    ];
    const form = buildForm(criteria);
    const { items } = scored(form, answersOf({ a: 1000, b: 500, c: 'na' }));
    expect(scoreArithmetic(form, items)).toBe('(40×10/10 + 20×5/10) ÷ 60 × 100');
  });

  it('shows a deduction form as the base less what was taken off', () => {
    const criteria = [
      buildCriterion('a', { kind: 'deduction', maxPoints: 6000 }),
      buildCriterion('b', { kind: 'deduction', maxPoints: 4000 }),
    ];
    const form = buildForm([...criteria, buildCriterion('c', { kind: 'bonus', maxPoints: 800 })], {
      policy: 'deduction',
      naPolicy: 'full_credit',
    });
    const { items } = scored(form, answersOf({ a: 250, b: 0, c: 800 }));
    expect(scoreArithmetic(form, items)).toBe('100 − 2.5 + min(8, 5)');
  });

  it('shows nothing where nothing was applicable', () => {
    const form = buildForm([buildCriterion('a')]);
    expect(scoreArithmetic(form, scored(form, answersOf({ a: 'na' })).items)).toBe('');
  });
});
