import { examRuleOf } from './exam-count.js';
import { whoRetakes } from './who-retakes.js';

const result = (employee_no: string, theory: number | null, attempt = 1, status: 'normal' | 'absent' | 'exempt' | 'retake' = 'normal') => ({
  employee_no,
  name: employee_no,
  attempt,
  theory,
  practical: theory,
  status,
  unexcused: false,
});

describe('who has to retake an exam', () => {
  it('is whoever failed or was away and has not retaken it yet', () => {
    const results = [
      result('1', 90),
      result('2', 50),
      result('3', null, 1, 'absent'),
      result('4', null, 1, 'exempt'),
      result('5', 50),
      result('5', 85, 2, 'retake'),
    ];
    expect(whoRetakes(examRuleOf(null), results).map(({ employee_no }) => employee_no)).toEqual(['2', '3']);
  });
});
