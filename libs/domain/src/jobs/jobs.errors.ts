import { FairmarkError } from '@platform/errors/fairmark-error.js';

export class JobUnknownError extends FairmarkError {
  constructor(id: string) {
    super('jobs.unknown', { id }, 404);
  }
}
