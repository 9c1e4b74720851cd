import type { FieldProblem } from '@platform/errors/field-errors.errors.js';
import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';
import { COMPONENTS_OF, type SchemeDefinition } from '@scoring/scheme-definition.js';

const WHOLE_E4 = 10_000;
const FULL_BP = 10_000;

/** Everything that stands against a scheme, at the fields where it is put right; empty: it can be used. */
export function checkScheme(scheme: SchemeDefinition): FieldProblem[] {
  return [...checkComponents(scheme), ...checkMarks(scheme), ...checkGrades(scheme), ...checkCases(scheme)];
}

function problem(pointer: string, key: MessageKey, params: MessageParams = {}): FieldProblem {
  return { pointer: `/definition/${pointer}`, in: 'body', message: { key, params } };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

function checkComponents({ kind, components }: SchemeDefinition): FieldProblem[] {
  const known = COMPONENTS_OF[kind];
  const weight = sum(components.map((component) => component.weightE4));
  const codes = components.map((component) => component.code);
  return [
    ...components.flatMap(({ code }, at) =>
      known.includes(code) ? [] : [problem(`components/${at}/code`, 'scorecards.scheme_component', { code, known: known.join(', ') })],
    ),
    ...repeated(codes).map((code) => problem('components', 'scorecards.scheme_component_twice', { code })),
    ...(weight === WHOLE_E4 ? [] : [problem('components', 'scorecards.scheme_weights', { given: weight / WHOLE_E4 })]),
    ...components.flatMap((component, at) => checkMap(component.map, `components/${at}/map`)),
  ];
}

function checkMap(map: SchemeDefinition['components'][number]['map'], at: string): FieldProblem[] {
  if (map.kind === 'linear' && map.floor >= map.target) return [problem(`${at}/target`, 'scorecards.scheme_map_order')];
  if (map.kind === 'linear_down' && map.target >= map.ceiling) return [problem(`${at}/ceiling`, 'scorecards.scheme_map_order')];
  if (map.kind !== 'steps') return [];
  return map.steps.flatMap(({ from, scoreBp }, step) => [
    ...(step > 0 && from <= map.steps[step - 1]!.from ? [problem(`${at}/steps/${step}/from`, 'scorecards.scheme_map_order')] : []),
    ...(scoreBp > FULL_BP ? [problem(`${at}/steps/${step}/score`, 'scorecards.scheme_above_full')] : []),
  ]);
}

function checkMarks({ passBp, excellentBp, rangeBp, exam }: SchemeDefinition): FieldProblem[] {
  const weight = exam.theoryWeightE4 + exam.practicalWeightE4;
  return [
    ...(excellentBp > FULL_BP ? [problem('excellent_mark', 'scorecards.scheme_above_full')] : []),
    ...(exam.passBp > FULL_BP ? [problem('exam/pass_mark', 'scorecards.scheme_above_full')] : []),
    ...(passBp > excellentBp ? [problem('pass_mark', 'scorecards.scheme_pass_above_excellent')] : []),
    ...(rangeBp[0] >= rangeBp[1] ? [problem('range/highest', 'scorecards.scheme_range')] : []),
    ...(exam.partMinimumBp > exam.passBp ? [problem('exam/part_minimum', 'scorecards.scheme_part_minimum')] : []),
    ...(weight === WHOLE_E4 ? [] : [problem('exam/theory_weight', 'scorecards.scheme_exam_weights', { given: weight / WHOLE_E4 })]),
  ];
}

function checkGrades({ grades, rangeBp, quota }: SchemeDefinition): FieldProblem[] {
  const { bands, shares, mode } = grades;
  const names = bands.map((band) => band.grade);
  const last = bands.length - 1;
  const forced = mode === 'forced' || shares.length > 0;
  const share = sum(shares.map((one) => one.shareE4));
  return [
    ...repeated(names).map((grade) => problem('grades/bands', 'scorecards.scheme_grade_twice', { grade })),
    ...bands.flatMap((band, at) =>
      at > 0 && band.fromBp >= bands[at - 1]!.fromBp ? [problem(`grades/bands/${at}/from`, 'scorecards.scheme_bands_order')] : [],
    ),
    ...(bands[last]!.fromBp > rangeBp[0] ? [problem(`grades/bands/${last}/from`, 'scorecards.scheme_bands_gap')] : []),
    ...(forced && shares.map((one) => one.grade).join('\n') !== names.join('\n')
      ? [problem('grades/shares', 'scorecards.scheme_shares_grades', { known: names.join(', ') })]
      : []),
    ...(forced && share !== WHOLE_E4 ? [problem('grades/shares', 'scorecards.scheme_shares', { given: share / WHOLE_E4 })] : []),
    ...quota.badGrades.flatMap((grade, at) =>
      names.includes(grade)
        ? []
        : [problem(`quota/bad_grades/${at}`, 'scorecards.scheme_grade_unknown', { grade, known: names.join(', ') })],
    ),
  ];
}

function checkCases({ casePoints, purposes }: SchemeDefinition): FieldProblem[] {
  const levels = casePoints.complaint.map((line) => line.level);
  return [
    ...repeated(levels).map((level) => problem('case_points/complaint', 'scorecards.scheme_level_twice', { level })),
    ...repeated(purposes).map((purpose) => problem('purposes', 'scorecards.scheme_purpose_twice', { purpose })),
  ];
}
