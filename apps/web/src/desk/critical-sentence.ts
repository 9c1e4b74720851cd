import type { Criterion, FormDefinition } from '@scoring/form-definition.js';
import type { Say } from '../i18n/use-text.js';
import { printed } from './row-answer.js';

/** What a critical failure of a criterion does to the score. */
export function criticalSentence(
  say: Say<'zero_form' | 'zero_section' | 'cap' | 'flag_only'>,
  { criticalPolicy, capBp, sections }: FormDefinition,
  { section }: Criterion,
): string {
  return say(criticalPolicy, { section: sections[section]?.name ?? '', limit: printed(capBp ?? 0) });
}
