import type { EvaluationDetail } from '@contracts/evaluations.js';

type Criterion = EvaluationDetail['criteria'][number];

/** What differs between two revisions; null: there was, or is, none. */
export interface RevisionChange {
  what: 'score' | 'points' | 'note' | 'comment';
  /** Of the criterion; empty where it is about the whole. */
  name: string;
  before: number | string | null;
  after: number | string | null;
}

export function revisionChanges(before: EvaluationDetail, after: EvaluationDetail): RevisionChange[] {
  const known = new Map(before.criteria.map((criterion) => [criterion.code, criterion]));
  const whole: RevisionChange[] = [
    { what: 'score', name: '', before: before.final_score, after: after.final_score },
    { what: 'comment', name: '', before: before.comment, after: after.comment },
  ];
  const each = after.criteria.flatMap((criterion): RevisionChange[] => {
    const was = known.get(criterion.code);
    return [
      { what: 'points', name: criterion.name, before: was === undefined ? null : answerOf(was), after: answerOf(criterion) },
      { what: 'note', name: criterion.name, before: was?.comment ?? null, after: criterion.comment },
    ];
  });
  return [...whole, ...each].filter((change) => change.before !== change.after);
}

/** Its points, or how it was left without. */
export function answerOf({ state, points, critical_failed }: Criterion): number | string | null {
  if (state !== 'answered') return state;
  return critical_failed ? `${points ?? ''} !` : points;
}
