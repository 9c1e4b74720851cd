import { lowestAward } from './form-definition.js';
import type { Criterion, FormDefinition } from './form-definition.js';

/** One answer, the criterion named by its code. */
export interface Answer {
  criterion: string;
  /** Hundredths: awarded, or for a deduction what was taken off (a leading minus is accepted). null: not answered. */
  points: number | null;
  notApplicable?: boolean;
  /** Whether the option that was chosen is an auto-fail; left out: the points say it. Needed where options of equal points differ in it. */
  autoFail?: boolean;
}

export interface ReadOptions {
  /** Codes of the criteria that the evaluator listed as critical errors. */
  criticalNamed?: readonly string[];
  /** Tolerates unanswered criteria, for a running score while the form is being filled in. */
  draft?: boolean;
  /** Takes an unanswered, shown deduction or bonus as 0: sheets where a blank cell means nothing deducted. */
  blankZero?: boolean;
}

export type AnswerProblemCode =
  | 'unknown_criterion'
  | 'repeated_criterion'
  | 'out_of_range'
  | 'off_step'
  | 'not_an_option'
  | 'ambiguous_option'
  | 'unanswered'
  | 'na_not_allowed'
  | 'na_with_points'
  | 'hidden_answered'
  | 'unknown_critical'
  | 'not_critical'
  | 'critical_hidden';

/** A reason to refuse an evaluation, the criterion named; figures in hundredths. */
export interface AnswerProblem {
  code: AnswerProblemCode;
  criterion: string;
  given?: number;
  min?: number;
  max?: number;
  step?: number;
}

export type ItemState = 'answered' | 'na' | 'hidden' | 'unanswered';

/** The answers in the form's criterion order. */
export interface ReadAnswers {
  states: ItemState[];
  /** Hundredths, deductions without their sign; null unless answered (and always for a note). */
  points: (number | null)[];
  /** Whether the criterion failed critically. */
  failed: boolean[];
  /** Empty when the evaluation can be scored. */
  problems: AnswerProblem[];
}

/** A form with its look-ups made once. */
export interface AnswerReader {
  (answers: readonly Answer[], options?: ReadOptions): ReadAnswers;
}

/** Prepares the form for reading many evaluations. Expects a form that `checkFormDefinition` accepts. */
export function prepareReader(form: FormDefinition): AnswerReader {
  const indexOf = new Map(form.criteria.map((criterion, index) => [criterion.code, index]));
  const controllers = form.criteria.map(({ shownWhen }) => (shownWhen === null ? -1 : (indexOf.get(shownWhen.criterion) ?? -1)));
  const lowest = form.criteria.map(lowestAward);

  return (answers, options = {}) => {
    const problems: AnswerProblem[] = [];
    const given = sortAnswers(indexOf, answers, problems);
    const states: ItemState[] = [];
    const points: (number | null)[] = [];
    const failed: boolean[] = [];
    const broken = new Set<number>();

    form.criteria.forEach((criterion, index) => {
      const controller = controllers[index] ?? -1;
      const shown =
        criterion.shownWhen === null ||
        (states[controller] === 'answered' && criterion.shownWhen.answers.includes(points[controller] ?? Number.NaN));
      const read = readOne(form, criterion, given[index], shown, options);
      // A criterion below a refused one can be neither shown nor hidden for sure: only the cause is reported.
      if (read.problem !== undefined && !(criterion.shownWhen !== null && broken.has(controller))) problems.push(read.problem);
      if (read.problem !== undefined || (criterion.shownWhen !== null && broken.has(controller))) broken.add(index);
      states.push(read.state);
      points.push(read.points);
      failed.push(read.points !== null && failsByValue(criterion, read.points, lowest[index] ?? 0, given[index]?.autoFail));
    });
    readCriticalNames(form, indexOf, options.criticalNamed ?? [], states, failed, problems);
    return { states, points, failed, problems };
  };
}

function sortAnswers(indexOf: Map<string, number>, answers: readonly Answer[], problems: AnswerProblem[]): (Answer | undefined)[] {
  const given: (Answer | undefined)[] = Array.from({ length: indexOf.size });
  for (const answer of answers) {
    const index = indexOf.get(answer.criterion);
    if (index === undefined) problems.push({ code: 'unknown_criterion', criterion: answer.criterion });
    else if (given[index] !== undefined) problems.push({ code: 'repeated_criterion', criterion: answer.criterion });
    else given[index] = answer;
  }
  return given;
}

interface ReadOne {
  state: ItemState;
  points: number | null;
  problem?: AnswerProblem;
}

function readOne(form: FormDefinition, criterion: Criterion, answer: Answer | undefined, shown: boolean, options: ReadOptions): ReadOne {
  const raw = answer?.points ?? null;
  const na = answer?.notApplicable === true;
  if (!shown)
    return raw === null
      ? { state: 'hidden', points: null }
      : refuse('hidden', { code: 'hidden_answered', criterion: criterion.code, given: raw });
  if (criterion.kind === 'note') return { state: na ? 'na' : raw === null ? 'unanswered' : 'answered', points: null };
  if (na) {
    if (raw !== null) return refuse('na', { code: 'na_with_points', criterion: criterion.code, given: raw });
    const allowed = criterion.allowNa && form.naPolicy !== 'not_allowed';
    return allowed ? { state: 'na', points: null } : refuse('na', { code: 'na_not_allowed', criterion: criterion.code });
  }
  if (raw === null) {
    if (options.blankZero === true && (criterion.kind === 'deduction' || criterion.kind === 'bonus'))
      return { state: 'answered', points: 0 };
    return options.draft === true
      ? { state: 'unanswered', points: null }
      : refuse('unanswered', { code: 'unanswered', criterion: criterion.code });
  }
  const points = criterion.kind === 'deduction' ? Math.abs(raw) : raw;
  const problem = checkPoints(criterion, points, answer?.autoFail);
  return problem === undefined ? { state: 'answered', points } : refuse('unanswered', problem);
}

function refuse(state: ItemState, problem: AnswerProblem): ReadOne {
  return { state, points: null, problem };
}

function checkPoints(criterion: Criterion, points: number, autoFail: boolean | undefined): AnswerProblem | undefined {
  const { code, minPoints: min, maxPoints: max, step } = criterion;
  if (!(points >= min && points <= max)) return { code: 'out_of_range', criterion: code, given: points, min, max };
  if (criterion.kind === 'choice') {
    const options = criterion.options.filter((option) => option.points === points);
    if (options.length === 0) return { code: 'not_an_option', criterion: code, given: points };
    const unsaid = autoFail === undefined && options.some((option) => option.autoFail !== options[0]?.autoFail);
    return unsaid ? { code: 'ambiguous_option', criterion: code, given: points } : undefined;
  }
  if (!Number.isInteger(points) || ((points - min) % step !== 0 && points !== max))
    return { code: 'off_step', criterion: code, given: points, step };
  return undefined;
}

/** Whether the value alone is a critical failure. Where lowest and highest are the same there is nothing to fail. */
function failsByValue(criterion: Criterion, points: number, lowest: number, autoFail: boolean | undefined): boolean {
  const isAutoFail = criterion.kind === 'choice' && criterion.options.some((option) => option.autoFail && option.points === points);
  if (isAutoFail && autoFail !== false) return true;
  if (criterion.criticalFamily === null || criterion.kind === 'bonus') return false;
  return criterion.kind === 'deduction' ? points > 0 : lowest < criterion.maxPoints && points === lowest;
}

function readCriticalNames(
  form: FormDefinition,
  indexOf: Map<string, number>,
  names: readonly string[],
  states: ItemState[],
  failed: boolean[],
  problems: AnswerProblem[],
): void {
  for (const name of new Set(names)) {
    const index = indexOf.get(name);
    const criterion = index === undefined ? undefined : form.criteria[index];
    if (index === undefined || criterion === undefined) problems.push({ code: 'unknown_critical', criterion: name });
    else if (criterion.criticalFamily === null && !criterion.options.some((option) => option.autoFail))
      problems.push({ code: 'not_critical', criterion: name });
    else if (states[index] === 'hidden') problems.push({ code: 'critical_hidden', criterion: name });
    else failed[index] = true;
  }
}
