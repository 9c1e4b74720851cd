import { mayRestate } from './access.guard.js';
import type { CallerContext } from './caller.js';

/**
 * Why a published month is to change; null: nobody said, so it may not.
 * @throws ForbiddenError for those who may not close months
 */
export function restateReasonOf(caller: CallerContext, given: string | undefined): string | null {
  if (given === undefined) return null;
  mayRestate(caller.actor);
  return given;
}
