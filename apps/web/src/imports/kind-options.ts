import type { ImportKind } from '@contracts/imports.js';
import type { Say } from '../i18n/use-text.js';
import type { ImportsKey } from './messages.js';

/** In the order in which a new centre brings them in. */
export const kinds: readonly ImportKind[] = ['roster', 'forms', 'calls', 'evaluations', 'exam-results', 'cases', 'metrics'];

export function kindOptions(say: Say<ImportsKey>): { value: ImportKind; label: string }[] {
  return kinds.map((value) => ({ value, label: say(`kind_${value}`) }));
}
