import type { FormVersionView } from '@contracts/forms.js';
import type { Criterion, FormDefinition } from '@scoring/form-definition.js';
import { prepareForm, type FormScorer } from '@scoring/score-evaluation.js';

/** A form version as it is filled in: the server's own arithmetic runs on it in the page. */
export interface DeskForm {
  code: string;
  version: string;
  name: string;
  definition: FormDefinition;
  scorer: FormScorer;
  /** Places of the criteria that the arithmetic needs, section after section. */
  sections: readonly { name: string; criteria: readonly number[] }[];
}

const hundredths = (points: number): number => Math.round(points * 100);
const tenThousandths = (weight: number): number => Math.round(weight * 10_000);

export function deskForm(view: FormVersionView): DeskForm {
  const names = view.sections.map(({ name }) => name);
  const definition: FormDefinition = {
    policy: view.policy,
    naPolicy: view.na_policy,
    criticalPolicy: view.critical_policy,
    capBp: view.cap === null ? null : hundredths(view.cap),
    baseBp: hundredths(view.base),
    bonusCapBp: hundredths(view.bonus_cap),
    maxScoreBp: hundredths(view.max_score),
    sections: view.sections.map(({ name, weight }) => ({ name, weightE4: tenThousandths(weight) })),
    criteria: view.criteria.map((given): Criterion => {
      const { code, name, kind, accuracy } = given;
      return {
        code,
        name,
        section: names.indexOf(given.section),
        kind,
        maxPoints: hundredths(given.max_points),
        minPoints: hundredths(given.min_points),
        step: hundredths(given.step),
        weightE4: tenThousandths(given.weight),
        options: given.options.map(({ label, points, auto_fail }) => ({ label, points: hundredths(points), autoFail: auto_fail })),
        criticalFamily: given.critical_family,
        accuracy,
        allowNa: given.allow_na,
        shownWhen: given.shown_when && {
          criterion: given.shown_when.criterion,
          answers: given.shown_when.answers.map(hundredths),
        },
      };
    }),
  };
  const sections = names.map((name, section) => ({
    name,
    criteria: definition.criteria.flatMap((criterion, index) => (criterion.section === section ? [index] : [])),
  }));
  const { code, version, name } = view;
  return { code, version, name, definition, scorer: prepareForm(definition), sections };
}

/** Whether it can be answered with “not applicable”. */
export function takesNa({ definition }: DeskForm, criterion: Criterion): boolean {
  return criterion.kind !== 'note' && criterion.allowNa && definition.naPolicy !== 'not_allowed';
}

/** Whether something critical hangs on it. */
export function isCritical(criterion: Criterion): boolean {
  return criterion.criticalFamily !== null || criterion.options.some(({ autoFail }) => autoFail);
}

/** What “all right” is on a criterion; null: there is no such answer. */
export function fullMarks(criterion: Criterion): { points: number; option: number | null } | null {
  if (criterion.kind === 'note') return null;
  if (criterion.kind === 'deduction' || criterion.kind === 'bonus') return { points: 0, option: null };
  if (criterion.kind === 'scale') return { points: criterion.maxPoints, option: null };
  const best = Math.max(...criterion.options.filter(({ autoFail }) => !autoFail).map(({ points }) => points));
  const option = criterion.options.findIndex(({ points, autoFail }) => points === best && !autoFail);
  return option < 0 ? null : { points: best, option };
}
