import type { Message } from '@platform/i18n/translate.js';
import type { DynamicColumn } from '@platform/intake/table-spec.js';
import { isBlank } from '@platform/intake/parse-row.js';
import { asDecimal, isNotApplicable } from '@platform/spreadsheet/read/normalise-cell.js';
import { EMPTY_CELL, type RawCell } from '@platform/spreadsheet/read/sheet-events.js';
import type { Criterion } from '@scoring/form-definition.js';
import type { Answer, AnswerProblem } from '@scoring/read-answers.js';
import { prepareForm, type FormScorer } from '@scoring/score-evaluation.js';
import type { FormCatalogue, FormVersion } from '../forms/form-catalogue.js';

/** Points are written with at most two decimals. */
const HUNDREDTHS = 2;

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
  /** Columns of criteria that this form does not have. */
  private readonly foreign: { at: number; header: string }[] = [];

  constructor(
    readonly version: FormVersion,
    catalogue: FormCatalogue,
    dynamic: readonly DynamicColumn[],
  ) {
    this.scorer = prepareForm(version.definition);
    this.columns = version.definition.criteria.map(() => null);
    dynamic.forEach(({ header, name }, at) => {
      const named = catalogue.criterionNamed(version, name);
      if (named) this.columns[named.index] ??= { at, header };
      else this.foreign.push({ at, header });
    });
  }

  /** The answers in a row's cells, each problem at its column. */
  read(cells: readonly RawCell[]): { answers: Answer[]; problems: AnswerCellProblem[] } {
    const problems: AnswerCellProblem[] = [];
    for (const { at, header } of this.foreign) {
      if (!isBlank(cells[at] ?? EMPTY_CELL)) {
        problems.push({
          column: header,
          message: { key: 'evaluations.foreign_criterion', params: { form: this.version.code, version: this.version.version } },
        });
      }
    }
    const answers = this.version.definition.criteria.map((criterion, index): Answer => {
      const column = this.columns[index];
      const cell = column ? (cells[column.at] ?? EMPTY_CELL) : EMPTY_CELL;
      const answer = answerOf(criterion, cell);
      if ('key' in answer) problems.push({ column: column!.header, message: answer });
      return 'key' in answer ? { criterion: criterion.code, points: null } : answer;
    });
    return { answers, problems };
  }

  columnOf(criterionCode: string): string {
    const index = this.version.definition.criteria.findIndex((criterion) => criterion.code === criterionCode);
    return this.columns[index]?.header ?? this.version.definition.criteria[index]?.name ?? criterionCode;
  }
}

/** A cell as an answer: not applicable, an option's words, or points; a note is never scored. */
function answerOf(criterion: Criterion, cell: RawCell): Answer | Message {
  if (criterion.kind === 'note' || isBlank(cell)) return { criterion: criterion.code, points: null };
  if (isNotApplicable(cell)) return { criterion: criterion.code, points: null, notApplicable: true };
  if (criterion.kind === 'choice' && cell.kind === 'text') {
    const words = cell.value.normalize('NFKC').trim();
    const option = criterion.options.find((each) => each.label.normalize('NFKC').trim() === words);
    if (option) return { criterion: criterion.code, points: option.points };
  }
  const points = asDecimal(cell, HUNDREDTHS);
  return points.ok ? { criterion: criterion.code, points: points.value } : points.problem;
}

const printed = (hundredths: number | undefined): string => ((hundredths ?? 0) / 100).toFixed(2);

/** The sentence for what scoring refused. */
export function answerSentence(problem: AnswerProblem): Message {
  const params = {
    criterion: problem.criterion,
    given: printed(problem.given),
    min: printed(problem.min),
    max: printed(problem.max),
    step: printed(problem.step),
  };
  return { key: `evaluations.${problem.code}`, params };
}
