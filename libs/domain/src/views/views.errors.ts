import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** There is none, or it is somebody else's. */
export class ViewUnknownError extends FairmarkError {
  constructor(id: number) {
    super('views.unknown', { id }, 404);
  }
}

export class ViewNameTakenError extends FairmarkError {
  constructor(name: string) {
    super('views.name_taken', { name }, 409);
  }
}

export class TooManyViewsError extends FairmarkError {
  constructor(limit: number) {
    super('views.too_many', { limit }, 409);
  }
}
