import { scoreExam, type ExamAttempt, type ExamStatus } from '@scoring/exam-score.js';
import { AGENT_STD, type ExamRule } from '@scoring/scheme-definition.js';
import type { SchemeJson } from '@contracts/schemes.js';

export interface EnteredResult {
  theory: number | null;
  practical: number | null;
  status: ExamStatus;
  unexcused: boolean;
}

/** How one attempt counts. */
export interface CountedResult {
  /** null: it counts for nothing, up or down. */
  total: number | null;
  passed: boolean | null;
  /** A retake counts no more than the pass mark. */
  capped: boolean;
}

/** The rule of a scheme in the units of scoring; without a scheme that of the standard one. */
export function examRuleOf(scheme: Pick<SchemeJson, 'exam'> | null): ExamRule {
  if (scheme === null) return AGENT_STD.exam;
  const { theory_weight, practical_weight, pass_mark, part_minimum } = scheme.exam;
  return {
    theoryWeightE4: Math.round(theory_weight * 10_000),
    practicalWeightE4: Math.round(practical_weight * 10_000),
    passBp: Math.round(pass_mark * 100),
    partMinimumBp: Math.round(part_minimum * 100),
  };
}

export function countResult(rule: ExamRule, entered: EnteredResult): CountedResult {
  const attempt: ExamAttempt = {
    theoryBp: basisPoints(entered.theory),
    practicalBp: basisPoints(entered.practical),
    status: entered.status,
    unexcused: entered.unexcused,
  };
  const outcome = entered.status === 'retake' ? scoreExam(rule, null, attempt) : scoreExam(rule, attempt, null);
  return { total: outcome.totalBp === null ? null : outcome.totalBp / 100, passed: outcome.passed, capped: outcome.retakeCapped };
}

function basisPoints(score: number | null): number | null {
  return score === null || Number.isNaN(score) ? null : Math.round(score * 100);
}
