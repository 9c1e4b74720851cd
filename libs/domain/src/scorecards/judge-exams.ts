import { periodExamScore, scoreExam, type ExamAttempt, type ExamOutcome } from '@scoring/exam-score.js';
import { meanOfPrinted } from '@scoring/mean-of-printed.js';
import type { ExamRule } from '@scoring/scheme-definition.js';
import type { ExamLine } from './card-rows.js';
import type { ExamResultFact } from './facts.store.js';
import { groupBy } from './group-by.js';

/** A person's exams of a period, basis points; several exams: half-up means. null: no result. */
export interface JudgedExams {
  theoryBp: number | null;
  practicalBp: number | null;
  scoreBp: number | null;
  /** Every exam with a result was passed; null: none has one. */
  passed: boolean | null;
  lines: ExamLine[];
}

/** Judges one person's results, exam by exam; an exam's own marks go before the scheme's. */
export function judgeExams(schemeRule: ExamRule, results: readonly ExamResultFact[]): JudgedExams {
  const judged = [...groupBy(results, (result) => result.exam_code).values()].flatMap((attempts) => judgeExam(schemeRule, attempts));
  const outcomes = judged.map(({ outcome }) => outcome);
  const verdicts = outcomes.flatMap((outcome) => outcome.passed ?? []);
  return {
    theoryBp: meanOfPrinted(outcomes.map((outcome) => outcome.theoryBp)),
    practicalBp: meanOfPrinted(outcomes.map((outcome) => outcome.practicalBp)),
    scoreBp: periodExamScore(outcomes),
    passed: verdicts.length === 0 ? null : verdicts.every(Boolean),
    lines: judged.map(({ line }) => line),
  };
}

function judgeExam(schemeRule: ExamRule, attempts: readonly ExamResultFact[]): { outcome: ExamOutcome; line: ExamLine }[] {
  const [any] = attempts;
  if (any === undefined) return [];
  const rule = { ...schemeRule, passBp: any.pass_bp ?? schemeRule.passBp, partMinimumBp: any.part_minimum_bp ?? schemeRule.partMinimumBp };
  const outcome = scoreExam(rule, attemptOf(attempts, 1), attemptOf(attempts, 2));
  return [{ outcome, line: examLine(rule, attempts, any, outcome) }];
}

function attemptOf(attempts: readonly ExamResultFact[], number: 1 | 2): ExamAttempt | null {
  const found = attempts.find((result) => result.attempt === number);
  return found ? { theoryBp: found.theory_bp, practicalBp: found.practical_bp, status: found.status, unexcused: found.unexcused } : null;
}

function examLine(rule: ExamRule, attempts: readonly ExamResultFact[], exam: ExamResultFact, outcome: ExamOutcome): ExamLine {
  return {
    exam_code: exam.exam_code,
    exam_name: exam.exam_name,
    score_bp: outcome.totalBp,
    passed: outcome.passed,
    pass_bp: rule.passBp,
    theory_weight_e4: rule.theoryWeightE4,
    practical_weight_e4: rule.practicalWeightE4,
    counted_attempt: outcome.counted === null ? null : outcome.counted === 'retake' ? 2 : 1,
    capped: outcome.retakeCapped,
    missing_part: outcome.onePart ? (outcome.theoryBp === null ? 'theory' : 'practical') : null,
    required: outcome.required,
    attempts: attempts.map((result) => ({
      attempt: result.attempt,
      held_on: result.held_on,
      status: result.status,
      unexcused: result.unexcused,
      theory_bp: result.theory_bp,
      practical_bp: result.practical_bp,
      total_bp: result.attempt === 1 ? outcome.firstBp : outcome.retakeBp,
    })),
  };
}
