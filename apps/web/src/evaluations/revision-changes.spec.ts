import type { EvaluationDetail } from '@contracts/evaluations.js';
import { revisionChanges } from './revision-changes.js';

const criterion = (code: string, points: number | null, more: object = {}) => ({
  code,
  name: `项${code}`,
  state: 'answered',
  points,
  comment: null,
  ...more,
});
const evaluation = (criteria: object[], more: object = {}) =>
  ({ final_score: 90, comment: null, criteria, ...more }) as unknown as EvaluationDetail;

describe('what changed between two revisions', () => {
  it('is nothing where nothing did', () => {
    const same = evaluation([criterion('C1', 5)]);
    expect(revisionChanges(same, same)).toEqual([]);
  });

  it('is told by criterion: points, not applicable, critical, comments; and the score', () => {
    const before = evaluation([criterion('C1', 5), criterion('C2', 3), criterion('C3', 0, { comment: '慢' })]);
    const after = evaluation([criterion('C1', 4), criterion('C2', null, { state: 'na' }), criterion('C3', 0, { critical_failed: true })], {
      final_score: 0,
      comment: '复核',
    });
    expect(revisionChanges(before, after)).toEqual([
      { what: 'score', name: '', before: 90, after: 0 },
      { what: 'comment', name: '', before: null, after: '复核' },
      { what: 'points', name: '项C1', before: 5, after: 4 },
      { what: 'points', name: '项C2', before: 3, after: 'na' },
      { what: 'points', name: '项C3', before: 0, after: '0 !' },
      { what: 'note', name: '项C3', before: '慢', after: null },
    ]);
  });
});
