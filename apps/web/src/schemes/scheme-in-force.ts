import type { Scheme } from '@contracts/schemes.js';

/**
 * The version of a scheme that a month is worked out by.
 * @returns null: none has been approved for it
 */
export function versionInForce(versions: Scheme['versions'], month: string): number | null {
  const approved = versions.filter(({ state, effective_from }) => state === 'approved' && (effective_from ?? '') <= month);
  approved.sort((a, b) => (a.effective_from ?? '').localeCompare(b.effective_from ?? '') || a.number - b.number);
  return approved.at(-1)?.number ?? null;
}
