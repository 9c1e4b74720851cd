import type { Start } from '@contracts/start.js';
import { beside, isDone, stepOf, steps } from './steps.js';

const rules = { scheme: 'AGENT-STD', version: 1, quota: 8, quota_new_hire: 12, pass_mark: 85, exam_pass_mark: 80, notice_days: 3 };
const sampled: Start = {
  sample: { last_month: '2026-10' }, own_data: false, own_administrator: false, people: 60, teams: 6, forms: 2, months_cut: true, month_starts_on: 1, rules,
}; // prettier-ignore

describe('the steps of the first day', () => {
  it('what came with the sample is nothing done', () => {
    expect(steps.filter((step) => isDone(step, sampled))).toEqual([]);
    expect(stepOf(null, sampled)).toBe('sample');
  });

  it('go on where the centre has come to, unless the address says otherwise', () => {
    const cleared = { ...sampled, sample: null, forms: 0 };
    expect(stepOf(null, cleared)).toBe('form');
    expect(stepOf('sample', cleared)).toBe('sample');
    expect(stepOf('else', cleared)).toBe('form');
  });

  it('stand beside one another', () => {
    expect(beside('sample')).toEqual({ before: null, after: 'roster' });
    expect(beside('done')).toEqual({ before: 'rules', after: null });
  });
});
