import fc from 'fast-check';
import { buildCriterion, buildForm, publishableForm } from '../../../test/support/arbitrary-form.js';
import { isScored, scoreRange } from './form-definition.js';
import { preparePlanner } from './plan-parts.js';

const counting = publishableForm.chain((form) =>
  fc.array(fc.boolean(), { minLength: form.criteria.length, maxLength: form.criteria.length }).map((counted) => ({ form, counted })),
);

describe('planning the parts of a score', () => {
  it('shares the weight of what does not count among the rest', () => {
    const plan = preparePlanner(
      buildForm([40, 20, 20, 20].map((weight, index) => buildCriterion(`c${index}`, { weightE4: weight * 10000 }))),
    );
    expect(plan([true, true, true, true])?.effectiveWeights).toEqual([400000, 200000, 200000, 200000]);
    expect(plan([true, true, true, false])?.effectiveWeights).toEqual([500000, 250000, 250000, 0]);
  });

  it('has no plan when nothing carries weight', () => {
    expect(preparePlanner(buildForm([buildCriterion('c')]))([false])).toBeNull();
    expect(preparePlanner(buildForm([buildCriterion('c', { maxPoints: 0 })]))([true])).toBeNull();
  });

  it('makes full points of everything that counts the whole score, under every policy', () => {
    fc.assert(
      fc.property(counting, ({ form, counted }) => {
        const plan = preparePlanner(form)(counted);
        fc.pre(plan !== null);
        const full = plan.units.reduce((sum, unit, index) => {
          const criterion = form.criteria[index];
          return criterion === undefined ? sum : sum + unit * BigInt(scoreRange(form.policy, criterion));
        }, 0n);
        const whole = form.policy === 'deduction' ? form.baseBp : 10000;
        expect(full + BigInt(plan.startBp) * plan.denominator).toBe(BigInt(whole) * plan.denominator);
      }),
    );
  });

  it('keeps the proportions among the others when one criterion no longer counts and the rest is redistributed', () => {
    fc.assert(
      fc.property(counting, fc.nat(), ({ form, counted }, pick) => {
        fc.pre(form.naPolicy === 'redistribute' && form.policy !== 'section_percent');
        const planner = preparePlanner(form);
        const all = planner(counted);
        const fewer = planner(counted.map((flag, index) => flag && index !== pick % counted.length));
        fc.pre(all !== null && fewer !== null);
        const kept = form.criteria.flatMap((criterion, index) => (isScored(criterion) && (fewer.units[index] ?? 0n) > 0n ? [index] : []));
        for (const a of kept)
          for (const b of kept) expect((all.units[a] ?? 0n) * (fewer.units[b] ?? 0n)).toBe((all.units[b] ?? 0n) * (fewer.units[a] ?? 0n));
      }),
    );
  });

  it('answers alike when asked again', () => {
    fc.assert(
      fc.property(counting, ({ form, counted }) => {
        const planner = preparePlanner(form);
        expect(planner(counted)).toEqual(planner([...counted]));
        expect(planner(counted)).toEqual(preparePlanner(form)(counted));
      }),
    );
  });
});
