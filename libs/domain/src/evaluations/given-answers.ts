import type { GivenAnswer } from '@contracts/evaluations.js';
import type { FieldProblem } from '@platform/errors/field-errors.errors.js';
import type { Message } from '@platform/i18n/translate.js';
import type { Criterion } from '@scoring/form-definition.js';
import type { Answer, AnswerProblem } from '@scoring/read-answers.js';
import { prepareForm, type EvaluationScore, type FormScorer } from '@scoring/score-evaluation.js';
import type { FormVersion } from '../forms/form-catalogue.js';
import { answerSentence, optionWorded } from './read-answers.js';

/** An answer as a draft keeps it. */
export interface KeptAnswer {
  /** Hundredths; null: none given. */
  points: number | null;
  na: boolean;
  /** Whether the option that was chosen by its words is an auto-fail; null: points were given. */
  auto_fail: boolean | null;
  comment: string | null;
  /** Seconds into the call. */
  evidence_offset_s: number | null;
}

export type KeptAnswers = Readonly<Record<string, KeptAnswer>>;

/** Something said about one criterion of an evaluation; items count from 1. */
export interface EvaluationNote {
  item_no: number;
  comment: string | null;
  evidence_offset_s: number | null;
}

export interface ScoredAnswers {
  score: EvaluationScore;
  notes: EvaluationNote[];
}

const scorers = new WeakMap<FormVersion, FormScorer>();

function scorerOf(version: FormVersion): FormScorer {
  const known = scorers.get(version);
  if (known) return known;
  const scorer = prepareForm(version.definition);
  scorers.set(version, scorer);
  return scorer;
}

/** Reads answers by criterion code. A problem stands at its field; an answer with one is kept as not given. */
export function readGivenAnswers(
  version: FormVersion,
  given: Readonly<Record<string, GivenAnswer>>,
): { kept: KeptAnswers; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const kept: Record<string, KeptAnswer> = {};
  const criteria = new Map(version.definition.criteria.map((criterion) => [criterion.code, criterion]));
  for (const [code, answer] of Object.entries(given)) {
    const criterion = criteria.get(code);
    const read = criterion ? readAnswer(criterion, answer) : { key: 'evaluations.unknown_criterion' as const, params: { criterion: code } };
    if ('key' in read) problems.push(atAnswer(code, read));
    else kept[code] = read;
  }
  return { kept, problems };
}

function readAnswer(criterion: Criterion, answer: GivenAnswer): KeptAnswer | Message {
  const { option = null, points = null, comment = null, evidence_offset_s = null, not_applicable: na = false } = answer;
  const beside = { na, comment, evidence_offset_s };
  if (criterion.kind === 'note') return { ...beside, points: null, auto_fail: null };
  if (option !== null) {
    if (points !== null) return { key: 'evaluations.points_and_option', params: { criterion: criterion.name } };
    const chosen = optionWorded(criterion, option, null);
    const options = criterion.options.map(({ label }) => label).join(' / ');
    if (chosen === null) return { key: 'evaluations.unknown_option', params: { criterion: criterion.name, given: option, options } };
    return { ...beside, points: chosen.points, auto_fail: chosen.autoFail };
  }
  if (points === null) return { ...beside, points: null, auto_fail: null };
  const hundredths = Math.round(points * 100);
  if (Math.abs(points * 100 - hundredths) > 1e-6) {
    const step = (criterion.step / 100).toFixed(2);
    return { key: 'evaluations.off_step', params: { criterion: criterion.name, given: points, step } };
  }
  return { ...beside, points: hundredths, auto_fail: null };
}

/**
 * Scores what was kept.
 * @param draft tolerates what is not answered yet
 * @returns problems, each at its field, when it cannot be scored
 */
export function scoreKeptAnswers(
  version: FormVersion,
  kept: KeptAnswers,
  criticalNamed: readonly string[],
  draft: boolean,
): ScoredAnswers | { problems: FieldProblem[] } {
  const answers = Object.entries(kept).map(([criterion, { points, na, auto_fail }]): Answer => {
    return { criterion, points, notApplicable: na, ...(auto_fail === null ? {} : { autoFail: auto_fail }) };
  });
  const result = scorerOf(version).score(answers, { criticalNamed, draft });
  if ('problems' in result) return { problems: result.problems.map((problem) => fieldOf(version, problem, criticalNamed)) };
  return { score: result, notes: notesOf(version, kept) };
}

function notesOf(version: FormVersion, kept: KeptAnswers): EvaluationNote[] {
  return version.definition.criteria.flatMap(({ code }, index) => {
    const { comment, evidence_offset_s } = kept[code] ?? { comment: null, evidence_offset_s: null };
    return comment === null && evidence_offset_s === null ? [] : [{ item_no: index + 1, comment, evidence_offset_s }];
  });
}

const ABOUT_CRITICAL: ReadonlySet<AnswerProblem['code']> = new Set(['unknown_critical', 'not_critical', 'critical_hidden']);

function fieldOf(version: FormVersion, problem: AnswerProblem, criticalNamed: readonly string[]): FieldProblem {
  const name = version.definition.criteria.find(({ code }) => code === problem.criterion)?.name ?? problem.criterion;
  const message = answerSentence(problem, name);
  if (!ABOUT_CRITICAL.has(problem.code)) return atAnswer(problem.criterion, message);
  const params = { ...message.params, form: version.code, version: version.version };
  return { pointer: `/critical_named/${criticalNamed.indexOf(problem.criterion)}`, in: 'body', message: { ...message, params } };
}

/** RFC 6901. */
function atAnswer(code: string, message: Message): FieldProblem {
  return { pointer: `/answers/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`, in: 'body', message };
}
