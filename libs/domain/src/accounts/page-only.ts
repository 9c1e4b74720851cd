import type { Actor } from '@platform/auth/actor.js';
import { PageOnlyError } from './accounts.errors.js';

/** @throws PageOnlyError for a token: whoever finds one must not be able to make more of it */
export function refuseToken(actor: Actor): void {
  if (actor.tokenPermissions !== null) throw new PageOnlyError();
}
