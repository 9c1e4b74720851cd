import type { CardViewer } from '@domain/scorecards/card-viewer.js';
import { reachOfActor } from '../http/access.guard.js';
import type { CallerContext } from '../http/caller.js';

/** How far a caller sees cards. For routes with the permission to read them: who gets here holds it. */
export function cardViewerOf({ actor, scope }: CallerContext): CardViewer {
  return { reach: reachOfActor(actor, 'scorecards.read') ?? 'self', scope };
}
