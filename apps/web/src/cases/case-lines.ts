import type { Line } from '../form/line-differences.js';
import type { Messages } from '../i18n/define-messages.js';
import type { Say } from '../i18n/use-text.js';
import type { CaseForm } from './case-schema.js';
import { faultWord } from './fault-word.js';
import type { caseMessages } from './messages.js';

type CaseSay = typeof caseMessages extends Messages<infer Keys> ? Say<Keys> : never;

const NOTHING = '—';
const texts = ['source', 'category', 'content', 'recording_id', 'level', 'verifier_no', 'handling'] as const;
const clocks = ['received_at', 'closed_at', 'confirmed_at'] as const;

/** A case as it is about one person, in words. */
export function caseLines(form: CaseForm, say: CaseSay): Line[] {
  const complaint = form.kind === 'complaint';
  return [
    { label: say('kind'), value: say(form.kind) },
    { label: say('person'), value: form.employee_no || say('center') },
    ...texts.map((name) => ({ label: say(name), value: form[name] || NOTHING })),
    ...clocks.map((name) => ({ label: say(name), value: form[name]?.replace('T', ' ').slice(0, 16) || NOTHING })),
    { label: say('verdict'), value: say(form.verdict || 'none') },
    { label: say('fault'), value: complaint ? say(faultWord(form.fault || null)) : NOTHING },
  ];
}
