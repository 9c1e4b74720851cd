import { meanOfPrinted } from './mean-of-printed.js';
import { divideHalfUp } from './round.js';
import type { ExamRule } from './scheme-definition.js';

export type ExamStatus = 'normal' | 'absent' | 'retake' | 'exempt' | 'on_leave' | 'deferred' | 'cheating';

/** One person's attempt at one exam; parts in basis points, null where there is none. */
export interface ExamAttempt {
  theoryBp: number | null;
  practicalBp: number | null;
  status: ExamStatus;
  /** Absent without excuse: counts 0 instead of nothing. */
  unexcused: boolean;
}

/** What an exam comes to for one person, with what explains it. Scores in basis points. */
export interface ExamOutcome {
  /** null: no result (absent, on leave, deferred, exempt, or nothing graded). */
  totalBp: number | null;
  /** Which attempt the total is of. */
  counted: 'first' | 'retake' | null;
  /** The parts of the counted attempt. */
  theoryBp: number | null;
  practicalBp: number | null;
  firstBp: number | null;
  /** The retake before it was capped at the pass mark. */
  retakeBp: number | null;
  retakeCapped: boolean;
  /** The counted attempt has only one of the two parts. */
  onePart: boolean;
  /** null without a total. Passed at either attempt. */
  passed: boolean | null;
  /** Took part; who cheated did. */
  sat: boolean;
  /** All but the exempt. */
  required: boolean;
}

/** theory × 0.6 + practical × 0.4 by the rule's weights, half-up; one part missing: the other alone; both: null. */
export function examTotal(rule: ExamRule, theoryBp: number | null, practicalBp: number | null): number | null {
  if (theoryBp === null) return practicalBp;
  if (practicalBp === null) return theoryBp;
  const weighted = BigInt(rule.theoryWeightE4) * BigInt(theoryBp) + BigInt(rule.practicalWeightE4) * BigInt(practicalBp);
  return divideHalfUp(weighted, rule.theoryWeightE4 + rule.practicalWeightE4);
}

/**
 * One exam of one person. The retake replaces the first result, null or not, when it is better after being capped at the
 * pass mark.
 * @param rule the scheme's, with the exam's own pass mark where it has one
 */
export function scoreExam(rule: ExamRule, first: ExamAttempt | null, retake: ExamAttempt | null): ExamOutcome {
  const firstBp = first === null ? null : attemptTotal(rule, first);
  const retakeBp = retake === null ? null : attemptTotal(rule, retake);
  const cappedBp = retakeBp === null ? null : Math.min(retakeBp, rule.passBp);
  const retakeCounts = cappedBp !== null && (firstBp === null || cappedBp > firstBp);
  const totalBp = retakeCounts ? cappedBp : firstBp;
  const counted = totalBp === null ? null : retakeCounts ? 'retake' : 'first';
  const source = counted === 'retake' ? retake : first;
  const parts =
    counted === null || source === null || !isGraded(source)
      ? { theoryBp: null, practicalBp: null }
      : { theoryBp: source.theoryBp, practicalBp: source.practicalBp };
  const sat = [first, retake].some(
    (attempt) => attempt !== null && (attempt.status === 'cheating' || (isGraded(attempt) && attemptTotal(rule, attempt) !== null)),
  );
  return {
    totalBp,
    counted,
    ...parts,
    firstBp,
    retakeBp,
    retakeCapped: retakeCounts && retakeBp !== null && retakeBp > rule.passBp,
    onePart: (parts.theoryBp === null) !== (parts.practicalBp === null),
    passed: totalBp === null ? null : attemptPasses(rule, first) || attemptPasses(rule, retake),
    sat,
    required: sat || first?.status !== 'exempt',
  };
}

/** Half-up mean of a person's exams in a period, those without a total left out; null when none has one. */
export function periodExamScore(outcomes: readonly Pick<ExamOutcome, 'totalBp'>[]): number | null {
  return meanOfPrinted(outcomes.map((outcome) => outcome.totalBp));
}

function isGraded(attempt: ExamAttempt): boolean {
  return attempt.status === 'normal' || attempt.status === 'retake';
}

function attemptTotal(rule: ExamRule, attempt: ExamAttempt): number | null {
  if (isGraded(attempt)) return examTotal(rule, attempt.theoryBp, attempt.practicalBp);
  return attempt.status === 'cheating' || (attempt.status === 'absent' && attempt.unexcused) ? 0 : null;
}

/** Total at or above the pass mark, and each part that is there at or above its minimum. */
function attemptPasses(rule: ExamRule, attempt: ExamAttempt | null): boolean {
  if (attempt === null || !isGraded(attempt)) return false;
  const total = attemptTotal(rule, attempt);
  return (
    total !== null &&
    total >= rule.passBp &&
    [attempt.theoryBp, attempt.practicalBp].every((part) => part === null || part >= rule.partMinimumBp)
  );
}
