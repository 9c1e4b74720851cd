import type { RawCell } from '@platform/spreadsheet/read/sheet-events.js';
import { buildCriterion, buildForm } from '../../../../test/support/arbitrary-form.js';
import { FormCatalogue, type FormVersion } from '../forms/form-catalogue.js';
import { SheetAnswers } from './read-answers.js';

const options = [
  { label: '好', points: 500, autoFail: false },
  { label: '差', points: 0, autoFail: false },
  { label: 'Abuse', points: 0, autoFail: true },
];
const definition = buildForm([
  buildCriterion('Q1', { name: '态度', kind: 'choice', maxPoints: 500, options }),
  buildCriterion('Q2', { name: '解答' }),
  buildCriterion('Q3', { name: '备注', kind: 'note', maxPoints: 0 }),
]);
const version: FormVersion = {
  id: 1,
  formId: 1,
  code: 'F',
  name: '表',
  version: '1',
  state: 'published',
  effectiveFrom: null,
  nItems: 3,
  definition,
};
const headers = ['态度', '解答(10分)', '备注', '别的项', 'Q2'];
const sheet = new SheetAnswers(
  version,
  new FormCatalogue([version]),
  headers.map((header, index) => ({ index, header, name: header })),
);
const cell = (value: string | number | null): RawCell =>
  value === null ? { kind: 'empty' } : typeof value === 'number' ? { kind: 'number', value, text: String(value) } : { kind: 'text', value };
const read = (...values: (string | number | null)[]) => sheet.read(values.map(cell));

describe('answers in a sheet', () => {
  it('a choice is given by its points or by its words, whatever their case and width', () => {
    expect(read('好', 8).answers.slice(0, 2)).toEqual([
      { criterion: 'Q1', points: 500, autoFail: false },
      { criterion: 'Q2', points: 800 },
    ]);
    expect(read('５', '８').answers[0]).toEqual({ criterion: 'Q1', points: 500 });
    expect(read('ＡＢＵＳＥ', 8).answers[0]).toEqual({ criterion: 'Q1', points: 0, autoFail: true });
  });

  it('equal figures in text, number and percentage are read each in its own way, row after row', () => {
    const cells: RawCell[] = [
      { kind: 'number', value: 0.98, text: '0.98' },
      { kind: 'number', value: 0.98, text: '0.98', percent: true },
      { kind: 'text', value: '0.98' },
    ];
    const points = [...cells, ...cells.toReversed()].map((each) => sheet.read([cell('好'), each]).answers[1]?.points);
    expect(points).toEqual([98, 9800, 98, 98, 9800, 98]);
  });

  it('an unknown option is told with those there are', () => {
    expect(read('一般', 8).problems).toEqual([
      {
        column: '态度',
        message: { key: 'evaluations.unknown_option', params: { criterion: '态度', given: '一般', options: '好 / 差 / Abuse' } },
      },
    ]);
  });

  it('points that two options share leave open which one is meant, and scoring says so', () => {
    const { answers } = read(0, 8);
    expect(sheet.scorer.score(answers)).toMatchObject({ problems: [{ code: 'ambiguous_option', criterion: 'Q1' }] });
    expect(sheet.scorer.score(read('差', 8).answers)).toMatchObject({ criticalFailed: false });
    expect(sheet.scorer.score(read('abuse', 8).answers)).toMatchObject({ criticalFailed: true, finalBp: 0 });
  });

  it('not applicable is one, a note is no answer', () => {
    expect(read('不涉及', '/', '很好').answers).toEqual([
      { criterion: 'Q1', points: null, notApplicable: true },
      { criterion: 'Q2', points: null, notApplicable: true },
      { criterion: 'Q3', points: null },
    ]);
  });

  it('a column of another form, and a second column of the same criterion, must be empty or not applicable', () => {
    expect(read('好', 8, null, '—', '').problems).toEqual([]);
    expect(read('好', 8, null, 3, 8).problems.map(({ column, message }) => [column, message.key])).toEqual([
      ['别的项', 'evaluations.foreign_criterion'],
      ['Q2', 'evaluations.repeated_criterion'],
    ]);
  });
});
