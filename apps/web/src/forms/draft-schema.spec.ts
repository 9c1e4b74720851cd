import { bodyOf, deductionSum, startOf } from './draft-schema.js';

describe('a draft of a deduction form', () => {
  it('sums what its deductions take at most, and nothing else', () => {
    const rows = [
      { kind: 'deduction', max_points: 33.33 },
      { kind: 'deduction', max_points: 66.67 },
      { kind: 'bonus', max_points: 5 },
      { kind: 'deduction', max_points: Number.NaN },
    ];
    expect(deductionSum(rows)).toBe(100);
  });

  it('begins with one empty criterion, and has a cap only where critical errors are capped', () => {
    const start = startOf(null, { code: 'X', version: '1' });
    expect(start.criteria).toHaveLength(1);
    expect(bodyOf({ ...start, effective_from: undefined, cap: 59, criteria: [] } as never)).toMatchObject({
      form_code: 'X',
      policy: 'deduction',
      cap: null,
    });
  });
});
