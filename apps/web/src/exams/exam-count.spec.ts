import { countResult, examRuleOf } from './exam-count.js';

const rule = examRuleOf({ exam: { theory_weight: 0.6, practical_weight: 0.4, pass_mark: 80, part_minimum: 60 } });

describe('a result as it is entered', () => {
  it('counts 60 to 40', () => {
    expect(countResult(rule, { theory: 80.01, practical: 75.03, status: 'normal', unexcused: false })).toEqual({
      total: 78.02,
      passed: false,
      capped: false,
    });
  });

  it('counts no more than the pass mark as a retake', () => {
    expect(countResult(rule, { theory: 95, practical: 95, status: 'retake', unexcused: false })).toEqual({
      total: 80,
      passed: true,
      capped: true,
    });
  });

  it('counts nothing when somebody was away with leave, and 0 without', () => {
    expect(countResult(rule, { theory: null, practical: null, status: 'absent', unexcused: false }).total).toBeNull();
    expect(countResult(rule, { theory: null, practical: null, status: 'absent', unexcused: true }).total).toBe(0);
  });

  it('goes by the standard scheme while no other is known', () => {
    expect(examRuleOf(null)).toEqual(rule);
  });
});
