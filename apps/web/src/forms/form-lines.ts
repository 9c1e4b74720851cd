import type { Line } from '../form/line-differences.js';
import type { Messages } from '../i18n/define-messages.js';
import type { Say } from '../i18n/use-text.js';
import type { bodyOf } from './draft-schema.js';
import type { formsMessages } from './messages.js';

type FormsSay = typeof formsMessages extends Messages<infer Keys> ? Say<Keys> : never;
export type FormBody = ReturnType<typeof bodyOf>;

/** A drafted form in words: its rules, and a line for each criterion. */
export function formLines(body: FormBody, say: FormsSay): Line[] {
  return [
    { label: say('name'), value: body.name },
    { label: say('effective_from'), value: body.effective_from ?? say('from_beginning') },
    { label: say('policy'), value: say('policy_deduction', { base: body.base }) },
    { label: say('na_policy'), value: say(`na_${body.na_policy}`) },
    { label: say('critical_policy'), value: say(`critical_${body.critical_policy}`, { cap: body.cap ?? '' }) },
    { label: say('order'), value: body.criteria.map(({ code }) => code).join(' ') },
    ...body.criteria.map((criterion) => ({ label: `${say('criterion')} ${criterion.code}`, value: criterionTold(criterion, say) })),
  ];
}

function criterionTold(criterion: FormBody['criteria'][number], say: FormsSay): string {
  const { section, name, kind, max_points, critical_family, accuracy, allow_na } = criterion;
  return [
    section,
    name,
    say(`kind_${kind}`),
    `${say('max_points')} ${max_points}`,
    ...(critical_family === undefined ? [] : [`${say('critical')} ${say(critical_family)}`]),
    ...(accuracy ? [say('accuracy')] : []),
    ...(allow_na ? [say('allow_na')] : []),
  ].join(' · ');
}
