import type { listExamResults } from '@contracts/exams.js';
import type { getAgentExams } from '@contracts/trends.js';
import type { AnswerOf } from '../api/call.js';

type Counted = AnswerOf<typeof getAgentExams>['items'][number];
type Result = AnswerOf<typeof listExamResults>['items'][number];

/** One attempt at an exam, with what it came to. */
export interface ExamLine {
  key: string;
  name: string;
  held_on: string;
  attempt: number;
  theory: number | null;
  practical: number | null;
  /** Null: no result, or not on a scorecard yet. */
  total: number | null;
  pass_mark: number | null;
  verdict: 'passed' | 'failed' | 'said' | 'not_counted';
  status: string;
  unexcused: boolean;
}

/** Somebody's attempts, the newest first: those on scorecards as they count, and results that no card has counted yet. */
export function examLines(counted: readonly Counted[], results: readonly Result[]): ExamLine[] {
  const known = new Set<string>();
  const lines = counted.flatMap(({ exams }) =>
    exams.flatMap((exam) =>
      exam.attempts.map((attempt): ExamLine => {
        const key = `${exam.exam_code} ${attempt.attempt}`;
        known.add(key);
        return {
          key,
          name: exam.exam_name === '' ? exam.exam_code : exam.exam_name,
          held_on: attempt.held_on,
          attempt: attempt.attempt,
          theory: attempt.theory,
          practical: attempt.practical,
          total: attempt.attempt === exam.counted_attempt ? exam.score : attempt.total,
          pass_mark: exam.pass_mark,
          verdict: attempt.total === null ? 'said' : attempt.total >= exam.pass_mark && exam.passed !== false ? 'passed' : 'failed',
          status: attempt.status,
          unexcused: attempt.unexcused,
        };
      }),
    ),
  );
  const waiting = results
    .filter(({ exam_code, attempt }) => !known.has(`${exam_code} ${attempt}`))
    .map((result): ExamLine => ({
      key: `${result.exam_code} ${result.attempt}`,
      name: result.exam_name === '' ? result.exam_code : result.exam_name,
      held_on: result.held_on,
      attempt: result.attempt,
      theory: result.theory,
      practical: result.practical,
      total: null,
      pass_mark: null,
      verdict: 'not_counted',
      status: result.status,
      unexcused: result.unexcused,
    }));
  return [...waiting, ...lines].toSorted((a, b) => b.held_on.localeCompare(a.held_on));
}
