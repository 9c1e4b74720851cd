import type { Account } from '@contracts/accounts.js';
import type { Line } from '../form/line-differences.js';
import type { Messages } from '../i18n/define-messages.js';
import type { Say } from '../i18n/use-text.js';
import type { accountMessages } from './messages.js';

type AccountSay = typeof accountMessages extends Messages<infer Keys> ? Say<Keys> : never;
type HeldRole = Pick<Account['roles'][number], 'role'> & { from?: string | null | undefined; to?: string | null | undefined };

const ALWAYS = '…';

/** Whether an account is open, and its roles, in words. */
export function accountLines({ disabled, roles }: Pick<Account, 'disabled' | 'roles'>, say: AccountSay): Line[] {
  return [stateLine(disabled, say), ...roleLines(roles, say)];
}

export function stateLine(disabled: boolean, say: AccountSay): Line {
  return { label: say('state'), value: say(disabled ? 'state_disabled' : 'state_open') };
}

/** All roles as one line: they are written over together. */
export function roleLines(roles: readonly HeldRole[], say: AccountSay): Line[] {
  const held = roles.map(({ role, from, to }) => `${say(`role_${role}`)} ${from || ALWAYS} – ${to || ALWAYS}`);
  return [{ label: say('role'), value: held.toSorted().join(' · ') }];
}
