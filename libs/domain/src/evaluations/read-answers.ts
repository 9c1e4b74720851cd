import type { Message } from '@platform/i18n/translate.js';
import type { DynamicColumn } from '@platform/intake/table-spec.js';
import { isBlank } from '@platform/intake/parse-row.js';
import { asDecimal, isNotApplicable } from '@platform/spreadsheet/read/normalise-cell.js';
import { EMPTY_CELL, type RawCell } from '@platform/spreadsheet/read/sheet-events.js';
import type { Criterion, CriterionOption } from '@scoring/form-definition.js';
import type { Answer, AnswerProblem } from '@scoring/read-answers.js';
import { prepareForm, type FormScorer } from '@scoring/score-evaluation.js';
import type { FormCatalogue, FormVersion } from '../forms/form-catalogue.js';

/** Points are written with at most two decimals. */
const HUNDREDTHS = 2;
/** Answers kept of a criterion: sheets repeat a few values. */
const KEPT_ANSWERS = 1000;

export interface AnswerCellProblem {
  /** The header of the criterion's column, or the criterion when the file has no such column. */
  column: string;
  message: Message;
}

/** How the criterion columns of one sheet answer one form version. */
export class SheetAnswers {
  readonly scorer: FormScorer;
  /** Per criterion of the form, its column in the sheet; null: the sheet has none. */
  private readonly columns: ({ at: number; header: string } | null)[];
  /** Columns that must be empty in a row of this form: criteria it does not have, and a second column of one it has. */
  private readonly foreign: { at: number; header: string; message: Message }[] = [];
  /** Per criterion, what the texts and numbers seen so far mean. */
  private readonly kept: { texts: Map<string, Answer | Message>; numbers: Map<string, Answer | Message> }[];

  constructor(
    readonly version: FormVersion,
    catalogue: FormCatalogue,
    dynamic: readonly DynamicColumn[],
  ) {
    this.scorer = prepareForm(version.definition);
    this.columns = version.definition.criteria.map(() => null);
    this.kept = version.definition.criteria.map(() => ({ texts: new Map(), numbers: new Map() }));
    dynamic.forEach(({ header, name }, at) => {
      const named = catalogue.criterionNamed(version, name);
      if (!named) {
        const params = { form: version.code, version: version.version };
        this.foreign.push({ at, header, message: { key: 'evaluations.foreign_criterion', params } });
      } else if (this.columns[named.index]) {
        this.foreign.push({ at, header, message: { key: 'evaluations.repeated_criterion', params: { criterion: header } } });
      } else this.columns[named.index] = { at, header };
    });
  }

  /** The answers in a row's cells, each problem at its column. */
  read(cells: readonly RawCell[]): { answers: Answer[]; problems: AnswerCellProblem[] } {
    const problems: AnswerCellProblem[] = [];
    for (const { at, header, message } of this.foreign) {
      const cell = cells[at] ?? EMPTY_CELL;
      if (!isBlank(cell) && !isNotApplicable(cell)) problems.push({ column: header, message });
    }
    const answers = this.version.definition.criteria.map((criterion, index): Answer => {
      const column = this.columns[index];
      const cell = column ? (cells[column.at] ?? EMPTY_CELL) : EMPTY_CELL;
      const answer = this.answerOf(criterion, index, cell);
      if ('key' in answer) problems.push({ column: column!.header, message: answer });
      return 'key' in answer ? { criterion: criterion.code, points: null } : answer;
    });
    return { answers, problems };
  }

  private answerOf(criterion: Criterion, index: number, cell: RawCell): Answer | Message {
    const { texts, numbers } = this.kept[index]!;
    if (cell.kind === 'text') return recall(texts, cell.value, () => answerOf(criterion, cell));
    if (cell.kind === 'number' && cell.percent === undefined) return recall(numbers, cell.text, () => answerOf(criterion, cell));
    return answerOf(criterion, cell);
  }

  /** Where and in which words the user finds what scoring refused: at the criterion's column, by the criterion's name. */
  remark(problem: AnswerProblem): AnswerCellProblem {
    const index = this.version.definition.criteria.findIndex((criterion) => criterion.code === problem.criterion);
    const name = this.version.definition.criteria[index]?.name ?? problem.criterion;
    return { column: this.columns[index]?.header ?? name, message: answerSentence(problem, name) };
  }
}

function recall(kept: Map<string, Answer | Message>, key: string, make: () => Answer | Message): Answer | Message {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (kept.size >= KEPT_ANSWERS) kept.clear();
  kept.set(key, made);
  return made;
}

/** A cell as an answer: not applicable, an option's words, or points; a note is never scored. */
function answerOf(criterion: Criterion, cell: RawCell): Answer | Message {
  if (criterion.kind === 'note' || isBlank(cell)) return { criterion: criterion.code, points: null };
  if (isNotApplicable(cell)) return { criterion: criterion.code, points: null, notApplicable: true };
  const points = asDecimal(cell, HUNDREDTHS);
  const option =
    criterion.kind === 'choice' && cell.kind === 'text' ? optionWorded(criterion, cell.value, points.ok ? points.value : null) : null;
  if (option) return { criterion: criterion.code, points: option.points, autoFail: option.autoFail };
  if (points.ok) return { criterion: criterion.code, points: points.value };
  if (criterion.kind !== 'choice' || cell.kind !== 'text') return points.problem;
  const options = criterion.options.map(({ label }) => label).join(' / ');
  return { key: 'evaluations.unknown_option', params: { criterion: criterion.name, given: cell.value, options } };
}

/** The option a text names by its words; null when the text is the points of an option, or nothing. */
export function optionWorded(criterion: Criterion, text: string, points: number | null): CriterionOption | null {
  if (points !== null && criterion.options.some((option) => option.points === points)) return null;
  return criterion.options.find((option) => comparable(option.label) === comparable(text)) ?? null;
}

const comparable = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const printed = (hundredths: number | undefined): string => ((hundredths ?? 0) / 100).toFixed(2);

/** The sentence for what scoring refused. */
export function answerSentence(problem: AnswerProblem, criterion: string): Message {
  const params = {
    criterion,
    given: printed(problem.given),
    min: printed(problem.min),
    max: printed(problem.max),
    step: printed(problem.step),
  };
  return { key: `evaluations.${problem.code}`, params };
}
