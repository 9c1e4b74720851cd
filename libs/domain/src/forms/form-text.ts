import type { Message } from '@platform/i18n/translate.js';
import type { Criterion, CriterionOption, CriticalPolicy } from '@scoring/form-definition.js';

export type FormText<Value> = { ok: true; value: Value } | { ok: false; problem: Message };

export interface CriticalPolicyText {
  policy: CriticalPolicy;
  /** Basis points; null unless the policy is `cap`. */
  capBp: number | null;
}

const plain = (text: string): string => text.normalize('NFKC').trim();

const refused = (key: Message['key'], text: string): { ok: false; problem: Message } => ({ ok: false, problem: { key, params: { text } } });

/** A decimal with at most two places in hundredths; null where the text is something else. */
export function hundredthsOf(text: string): number | null {
  const parts = /^([+-]?)(\d{1,7})(?:\.(\d{1,2}))?$/.exec(plain(text));
  if (!parts) return null;
  const size = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return parts[1] === '-' && size > 0 ? -size : size;
}

/** Hundredths as people write them: 950 is `9.5`. */
export function hundredthsText(value: number): string {
  return (value / 100).toFixed(2).replace(/\.?0+$/, '');
}

/** The options of a choice, `text=points;text=points!`, where `!` is an auto-fail. Full-width signs and line breaks are accepted. */
export function parseOptions(text: string): FormText<CriterionOption[]> {
  const options: CriterionOption[] = [];
  for (const piece of plain(text).split(/[;\n]/)) {
    const part = piece.trim();
    if (part === '') continue;
    const equals = part.lastIndexOf('=');
    const label = part.slice(0, Math.max(equals, 0)).trim();
    const given = part.slice(equals + 1).trim();
    const autoFail = given.endsWith('!');
    const points = hundredthsOf(autoFail ? given.slice(0, -1) : given);
    if (label === '' || points === null) return refused('forms.bad_option', part);
    if (options.some((option) => option.label === label)) return refused('forms.option_twice', label);
    options.push({ label, points, autoFail });
  }
  return { ok: true, value: options };
}

/** The opposite of `parseOptions`; a `;` in a label, which would end it, becomes a `,`. */
export function optionsText(options: readonly CriterionOption[]): string {
  return options
    .map(({ label, points, autoFail }) => `${label.replaceAll(/[;；\n]/g, ',')}=${hundredthsText(points)}${autoFail ? '!' : ''}`)
    .join(';');
}

const POLICY_WORDS: readonly (readonly [CriticalPolicy, RegExp])[] = [
  ['zero_form', /^(整表归零|一票否决|归零|整单归零|zero_form)$/i],
  ['zero_section', /^(大项归零|分组归零|zero_section)$/i],
  ['flag_only', /^(仅标记|只标记|flag_only)$/i],
];

const CAP = /^(?:封顶|最高|cap)\s*[:=]?\s*(\S*?)\s*分?$/i;

/** What a critical error does: 整表归零, 大项归零, 封顶59, 仅标记 or their English names; a cap needs its value. */
export function parseCriticalPolicy(text: string): FormText<CriticalPolicyText> {
  const word = plain(text);
  const known = POLICY_WORDS.find(([, pattern]) => pattern.test(word.replaceAll(' ', '_')));
  if (known) return { ok: true, value: { policy: known[0], capBp: null } };
  const cap = CAP.exec(word);
  if (!cap) return refused('forms.bad_critical_policy', word);
  if (cap[1] === '') return refused('forms.cap_missing', word);
  const capBp = hundredthsOf(cap[1] ?? '');
  return capBp === null || capBp < 0 ? refused('forms.bad_critical_policy', word) : { ok: true, value: { policy: 'cap', capBp } };
}

/** When a criterion is shown: `code=points`, or `code=points,points` for several answers. */
export function parseShownWhen(text: string): FormText<NonNullable<Criterion['shownWhen']>> {
  const parts = /^(.+)=([^=]+)$/.exec(plain(text));
  const answers = (parts?.[2] ?? '').split(/[,、|]/).map(hundredthsOf);
  if (!parts || answers.some((points) => points === null)) return refused('forms.bad_shown_when', text);
  return { ok: true, value: { criterion: (parts[1] ?? '').trim(), answers: answers.filter((points) => points !== null) } };
}
