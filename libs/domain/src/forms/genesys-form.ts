import { z } from 'zod';
import type { FormRow } from './form-sheet.js';
import { FormJsonError } from './forms.errors.js';
import { hundredthsText, optionsText } from './form-text.js';

/*
 * A Genesys Cloud evaluation form becomes a form of policy `points`: groups are sections with their weight, questions are choices.
 * A question group has no codes of its own, so criteria are called by their place, `G1Q2`. A fatal question (`isKill`) fails the form
 * with anything below its best answer: it becomes compliance critical with its lesser answers as auto-fails. `isCritical` only feeds a
 * second score in Genesys and has no counterpart here.
 */

const condition = z.object({ combiningOperation: z.string().optional(), predicates: z.array(z.string()).default([]) });

const question = z.object({
  text: z.string(),
  type: z.string().nullish(),
  naEnabled: z.boolean().nullish(),
  isKill: z.boolean().nullish(),
  answerOptions: z.array(z.object({ text: z.string(), value: z.number() })).nullish(),
  visibilityCondition: condition.nullish(),
});

const group = z.object({
  name: z.string(),
  weight: z.number().nullish(),
  naEnabled: z.boolean().nullish(),
  visibilityCondition: condition.nullish(),
  questions: z.array(question),
});

const genesysForm = z.object({ name: z.string(), version: z.union([z.string(), z.number()]).nullish(), questionGroups: z.array(group) });

type GenesysForm = z.infer<typeof genesysForm>;
type GenesysQuestion = z.infer<typeof question>;

export function isGenesysForm(json: unknown): json is GenesysForm {
  return genesysForm.safeParse(json).success;
}

/** @throws FormJsonError when a question is shown on a condition that is more than certain answers to one earlier question */
export function genesysRows(json: GenesysForm): FormRow[] {
  const form = genesysForm.parse(json);
  return form.questionGroups.flatMap((each, groupIndex) =>
    each.questions.map((one, index) => {
      const name = codeOf(groupIndex, index);
      const conditions = [each.visibilityCondition, one.visibilityCondition].filter((given) => given && given.predicates.length > 0);
      return {
        form_code: form.name,
        version: String(form.version ?? 1),
        name: form.name,
        policy: 'points',
        critical_policy: 'zero_form',
        section: each.name,
        section_weight: each.weight ?? 1,
        criterion_code: name,
        criterion: one.text,
        ...scoreOf(one),
        allow_na: one.naEnabled === true || each.naEnabled === true ? 'Y' : 'N',
        shown_when:
          conditions.length === 0
            ? null
            : shownWhen(
                form,
                name,
                conditions.flatMap((given) => (given ? [given] : [])),
              ),
      };
    }),
  );
}

const codeOf = (groupIndex: number, index: number): string => `G${groupIndex + 1}Q${index + 1}`;

function scoreOf(one: GenesysQuestion): FormRow {
  const answers = one.answerOptions ?? [];
  if (answers.length === 0) return { kind: 'note', max_points: 0, options: null, critical_family: null };
  const best = Math.max(...answers.map(({ value }) => value));
  const fatal = one.isKill === true;
  return {
    kind: 'choice',
    max_points: best,
    options: optionsText(answers.map(({ text, value }) => ({ label: text, points: value * 100, autoFail: fatal && value < best }))),
    critical_family: fatal ? 'compliance_critical' : null,
  };
}

/** `/form/questionGroup/0/question/0/answer/0`: places from 0. */
const PREDICATE = /^\/form\/questionGroup\/(\d+)\/question\/(\d+)\/answer\/(\d+)$/;

/** Of several conditions every one must hold; that is one of ours only when all speak of the same question. */
function shownWhen(form: GenesysForm, criterion: string, conditions: z.infer<typeof condition>[]): string {
  const needed = conditions.flatMap(({ combiningOperation, predicates }) => {
    const answers = predicates.map((predicate) => answerOf(form, criterion, predicate));
    return combiningOperation === 'OR' ? [answers] : answers.map((answer) => [answer]);
  });
  const asked = new Set(needed.flat().map(({ code }) => code));
  const possible = new Set(needed.flat().map(({ points }) => points));
  const allowed = [...possible].filter((points) => needed.every((some) => some.some((answer) => answer.points === points)));
  if (asked.size !== 1 || allowed.length === 0) throw new FormJsonError('forms.json_condition', { criterion });
  return `${[...asked].join('')}=${allowed.map(hundredthsText).join(',')}`;
}

function answerOf(form: GenesysForm, criterion: string, predicate: string): { code: string; points: number } {
  const [, groupIndex, index, answer] = (PREDICATE.exec(predicate) ?? []).map(Number);
  const value = form.questionGroups[groupIndex ?? -1]?.questions[index ?? -1]?.answerOptions?.[answer ?? -1]?.value;
  if (groupIndex === undefined || index === undefined || value === undefined)
    throw new FormJsonError('forms.json_condition', { criterion });
  return { code: codeOf(groupIndex, index), points: value * 100 };
}
