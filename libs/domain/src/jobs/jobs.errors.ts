import { FairmarkError } from '@platform/errors/fairmark-error.js';

export class JobUnknownError extends FairmarkError {
  constructor(id: string) {
    super('jobs.unknown', { id }, 404);
  }
}

/** What is asked for is being done, or is done, by a job with other wishes. */
export class JobAskedOtherwiseError extends FairmarkError {
  constructor(id: string) {
    super('jobs.asked_otherwise', { id }, 409);
  }
}
