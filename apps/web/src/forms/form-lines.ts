import type { FormVersionView } from '@contracts/forms.js';
import type { Line } from '../form/line-differences.js';
import type { Messages } from '../i18n/define-messages.js';
import type { Say } from '../i18n/use-text.js';
import type { formsMessages } from './messages.js';

type FormsSay = typeof formsMessages extends Messages<infer Keys> ? Say<Keys> : never;
type Optional<Thing, Key extends keyof Thing> = Omit<Thing, Key> & { [Name in Key]?: Thing[Name] | undefined };
type Criterion = Optional<
  Pick<
    FormVersionView['criteria'][number],
    'section' | 'code' | 'name' | 'kind' | 'max_points' | 'critical_family' | 'accuracy' | 'allow_na'
  >,
  'critical_family'
>;
type Rules = Pick<FormVersionView, 'name' | 'effective_from' | 'policy' | 'base' | 'na_policy' | 'critical_policy' | 'cap'>;

/** A form as it is stored, or as it is about to be. */
export type ToldForm = Optional<Rules, 'effective_from'> & { criteria: readonly Criterion[] };

/** A form in words: its rules, and a line for each criterion. */
export function formLines(body: ToldForm, say: FormsSay): Line[] {
  return [
    { label: say('name'), value: body.name },
    { label: say('effective_from'), value: body.effective_from ?? say('from_beginning') },
    { label: say('policy'), value: say(`policy_${body.policy}`, { base: body.base }) },
    { label: say('na_policy'), value: say(`na_${body.na_policy}`) },
    { label: say('critical_policy'), value: say(`critical_${body.critical_policy}`, { cap: body.cap ?? '' }) },
    { label: say('order'), value: body.criteria.map(({ code }) => code).join(' ') },
    ...body.criteria.map((criterion) => ({ label: `${say('criterion')} ${criterion.code}`, value: criterionTold(criterion, say) })),
  ];
}

function criterionTold(criterion: Criterion, say: FormsSay): string {
  const { section, name, kind, max_points, critical_family, accuracy, allow_na } = criterion;
  return [
    section,
    name,
    say(`kind_${kind}`),
    `${say('max_points')} ${max_points}`,
    ...(critical_family === undefined || critical_family === null ? [] : [`${say('critical')} ${say(critical_family)}`]),
    ...(accuracy ? [say('accuracy')] : []),
    ...(allow_na ? [say('allow_na')] : []),
  ].join(' · ');
}
