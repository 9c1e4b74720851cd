import type { CardsAsked } from '@domain/scorecards/card-list.service.js';
import type { CallerContext } from '../http/caller.js';
import { cardViewerOf } from './card-viewer.js';

/** Which run a request is about, and who asks. */
export function cardsAsked(input: { params: { period: string }; query: { run?: number | undefined } }, caller: CallerContext): CardsAsked {
  return { periodId: input.params.period, run: input.query.run, viewer: cardViewerOf(caller) };
}
