import type { GradeMove } from '@contracts/grade-moves.js';

export interface GradeCount {
  grade: string | null;
  count: number;
  previous: number | null;
}

/** Which way a grade moves; letters stand in the order of the alphabet, the best first. */
export function moveWord({ grade, grade_before }: Pick<GradeMove, 'grade' | 'grade_before'>): 'up' | 'down' | 'new_grade' | 'lost_grade' {
  if (grade === null) return 'lost_grade';
  if (grade_before === null) return 'new_grade';
  return grade < grade_before ? 'up' : 'down';
}
