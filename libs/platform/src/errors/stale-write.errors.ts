import { FairmarkError } from './fairmark-error.js';

/** Somebody else changed what is about to be written over. */
export class StaleWriteError extends FairmarkError {
  constructor() {
    super('http.stale', {}, 409);
  }
}

/** @throws StaleWriteError when a tag was given and is not the present one */
export function refuseStale(given: string | null, present: string | number): void {
  if (given !== null && given !== '*' && given !== String(present)) throw new StaleWriteError();
}
