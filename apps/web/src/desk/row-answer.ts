import type { DraftContent, EvaluationDetail } from '@contracts/evaluations.js';
import type { Criterion } from '@scoring/form-definition.js';
import type { DeskForm } from './desk-form.js';

export type TypingFault = 'not_a_number' | 'out_of_range' | 'off_step';

/** One criterion as it is filled in. */
export interface RowAnswer {
  /** Hundredths; null: none. */
  points: number | null;
  /** Place among the options of a choice; null: none is chosen. */
  option: number | null;
  na: boolean;
  /** A number as it was typed. */
  text: string;
  fault: TypingFault | null;
  comment: string;
  /** Seconds into the call; null: nothing is pointed at. */
  evidence: number | null;
  /** Filled along with all others by one key. */
  bulk: boolean;
}

export const NO_ANSWER: RowAnswer = {
  points: null,
  option: null,
  na: false,
  text: '',
  fault: null,
  comment: '',
  evidence: null,
  bulk: false,
};

/** All that is filled in, criteria in the form's order. */
export interface Filled {
  rows: readonly RowAnswer[];
  /** Codes of criteria listed as critical errors. */
  named: readonly string[];
  comment: string;
}

/** What the server is sent and tells again. */
export type Content = Pick<DraftContent, 'answers' | 'critical_named' | 'comment'>;

export function isAnswered({ points, na }: RowAnswer): boolean {
  return na || points !== null;
}

export function printed(hundredths: number): string {
  return String(hundredths / 100);
}

const NUMBER = /^\d{1,4}(\.\d{0,2})?$/;

/** A typed number as points. Empty is no answer and no fault. */
export function readPoints(criterion: Criterion, text: string): { points: number | null; fault: TypingFault | null } {
  if (text === '') return { points: null, fault: null };
  if (!NUMBER.test(text)) return { points: null, fault: 'not_a_number' };
  const points = Math.round(Number(text) * 100);
  const { minPoints, maxPoints, step } = criterion;
  if (points < minPoints || points > maxPoints) return { points: null, fault: 'out_of_range' };
  if ((points - minPoints) % step !== 0 && points !== maxPoints) return { points: null, fault: 'off_step' };
  return { points, fault: null };
}

/** Whether each criterion is shown, by what those before it were answered. */
export function shownRows({ definition }: DeskForm, rows: readonly RowAnswer[]): boolean[] {
  const shown: boolean[] = [];
  definition.criteria.forEach(({ shownWhen }, index) => {
    if (shownWhen === null) shown[index] = true;
    else {
      const at = definition.criteria.findIndex(({ code }) => code === shownWhen.criterion);
      const points = rows[at]?.points ?? null;
      shown[index] = shown[at] === true && points !== null && shownWhen.answers.includes(points);
    }
  });
  return shown;
}

/** As the server takes it: the answers of what is shown, comments of everything. */
export function contentOf(form: DeskForm, { rows, named, comment }: Filled): Content {
  const shown = shownRows(form, rows);
  const answers: Content['answers'] = {};
  const { criteria } = form.definition;
  criteria.forEach(({ code, options }, index) => {
    const row = rows[index] ?? NO_ANSWER;
    const said = row.comment.trim();
    const value = !shown[index]
      ? {}
      : row.na
        ? { not_applicable: true }
        : row.option !== null
          ? { option: options[row.option]!.label }
          : row.points !== null
            ? { points: row.points / 100 }
            : {};
    const beside = { ...(said === '' ? {} : { comment: said }), ...(row.evidence === null ? {} : { evidence_offset_s: row.evidence }) };
    const whole = { ...value, ...beside };
    if (Object.keys(whole).length > 0) answers[code] = whole;
  });
  const listed = named.filter((code) => shown[criteria.findIndex((criterion) => criterion.code === code)]);
  return { answers, critical_named: listed.toSorted(), comment: comment.trim() === '' ? null : comment.trim() };
}

/** What the server, or this computer, kept, as it is filled in. */
export function filledFrom(form: DeskForm, { answers, critical_named, comment }: Content): Filled {
  const rows = form.definition.criteria.map((criterion): RowAnswer => {
    const given = answers[criterion.code];
    if (given === undefined) return NO_ANSWER;
    const beside = { ...NO_ANSWER, comment: given.comment ?? '', evidence: given.evidence_offset_s ?? null };
    if (given.not_applicable === true) return { ...beside, na: true };
    if (typeof given.option === 'string') {
      const option = criterion.options.findIndex(({ label }) => label === given.option);
      return option < 0 ? beside : { ...beside, option, points: criterion.options[option]!.points };
    }
    if (typeof given.points !== 'number') return beside;
    const points = Math.round(given.points * 100);
    return { ...beside, points, text: printed(points) };
  });
  return { rows, named: critical_named, comment: comment ?? '' };
}

/** What an evaluation says, as it would be sent. */
export function contentOfDetail(form: DeskForm, detail: EvaluationDetail): Content {
  const answers: Content['answers'] = {};
  form.definition.criteria.forEach((criterion, index) => {
    const told = detail.criteria[index];
    if (told === undefined) return;
    const beside = {
      ...(told.comment === null ? {} : { comment: told.comment }),
      ...(told.evidence_offset_s === null ? {} : { evidence_offset_s: told.evidence_offset_s }),
    };
    const whole = { ...valueOf(criterion, told, detail.critical_named), ...beside };
    if (Object.keys(whole).length > 0) answers[criterion.code] = whole;
  });
  return { answers, critical_named: detail.critical_named.toSorted(), comment: detail.comment };
}

function valueOf(criterion: Criterion, told: EvaluationDetail['criteria'][number], named: readonly string[]): Content['answers'][string] {
  if (told.state === 'na') return { not_applicable: true };
  if (told.state !== 'answered' || told.points === null || criterion.kind === 'note') return {};
  if (criterion.kind !== 'choice') return { points: told.points };
  const points = Math.round(told.points * 100);
  const fitting = criterion.options.filter((option) => option.points === points);
  // Of options with equal points the one that fails is told by its failing, unless it was listed by hand.
  const failed = told.critical_failed && !named.includes(criterion.code);
  const chosen = fitting.find(({ autoFail }) => autoFail === failed) ?? fitting[0];
  return chosen === undefined ? {} : { option: chosen.label };
}
