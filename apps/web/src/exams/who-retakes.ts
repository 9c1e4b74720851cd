import type { ExamRule } from '@scoring/scheme-definition.js';
import { countResult, type EnteredResult } from './exam-count.js';

interface KnownResult extends EnteredResult {
  employee_no: string;
  name: string;
  attempt: number;
}

/** Those who did not pass the sitting and have not retaken it yet; who was excused from it need not. */
export function whoRetakes<Result extends KnownResult>(rule: ExamRule, results: readonly Result[]): Result[] {
  const retaken = new Set(results.filter(({ attempt }) => attempt > 1).map(({ employee_no }) => employee_no));
  return results.filter(
    (result) =>
      result.attempt === 1 && !retaken.has(result.employee_no) && result.status !== 'exempt' && countResult(rule, result).passed !== true,
  );
}
