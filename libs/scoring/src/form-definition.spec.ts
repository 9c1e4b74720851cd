import fc from 'fast-check';
import { buildCriterion, publishableForm } from '../../../test/support/arbitrary-form.js';
import { isScored, lowestAward, scoreRange } from './form-definition.js';

describe('what a criterion can be worth', () => {
  it('is the lowest option of a choice, not its declared minimum', () => {
    const options = [1000, 400].map((points) => ({ label: '', points, autoFail: false }));
    expect([lowestAward(buildCriterion('c', { kind: 'choice', options })), lowestAward(buildCriterion('c', { minPoints: 100 }))]).toEqual([
      400, 100,
    ]);
  });

  it('counts from the minimum under normalized only', () => {
    const scale = buildCriterion('c', { minPoints: 100, maxPoints: 500 });
    expect([scoreRange('normalized', scale), scoreRange('weighted', scale)]).toEqual([400, 500]);
  });

  it('is nothing for bonus and note, and never negative', () => {
    fc.assert(
      fc.property(publishableForm, (form) => {
        for (const criterion of form.criteria) {
          expect(scoreRange(form.policy, criterion)).toBeGreaterThanOrEqual(0);
          if (!isScored(criterion)) expect(scoreRange(form.policy, criterion)).toBe(0);
          expect(lowestAward(criterion)).toBeGreaterThanOrEqual(criterion.minPoints);
        }
      }),
    );
  });
});
