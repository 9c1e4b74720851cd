import { judgeCase } from './case-effect.js';

const scheme = {
  case_points: {
    complaint: [
      { level: '重大', at_fault: 10, partly: 6.5 },
      { level: '*', at_fault: 5, partly: 3 },
    ],
    commendation_each: 2,
    commendation_cap: 5,
  },
};

describe('what a case does to a scorecard', () => {
  it('goes by fault and level for a complaint', () => {
    const complaint = { kind: 'complaint', verdict: 'substantiated', level: null } as const;
    expect(judgeCase(scheme, { ...complaint, fault: 'at_fault' })).toMatchObject({ effect: 'counted', points: 5 });
    expect(judgeCase(scheme, { ...complaint, fault: 'partly', level: '重大' })).toMatchObject({ points: 6.5 });
    expect(judgeCase(scheme, { ...complaint, fault: null })).toMatchObject({ effect: 'fault_not_determined', points: 0 });
  });

  it('adds for a commendation that is wholly substantiated, up to a cap', () => {
    const praise = { kind: 'commendation', fault: null, level: null } as const;
    expect(judgeCase(scheme, { ...praise, verdict: 'substantiated' })).toEqual({ effect: 'counted', points: 2, cap: 5 });
    expect(judgeCase(scheme, { ...praise, verdict: 'partly' })).toMatchObject({ effect: 'partly_substantiated', points: 0 });
  });

  it('goes by the standard scheme while no other is known', () => {
    expect(judgeCase(null, { kind: 'complaint', verdict: 'partly', fault: 'at_fault', level: null }).points).toBe(5);
  });
});
