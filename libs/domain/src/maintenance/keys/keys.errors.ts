import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** Another process is changing the key. */
export class RotationBusyError extends FairmarkError {
  constructor() {
    super('maintenance.rotation_busy', {}, 409);
  }
}

/** FIELD_KEY is given and FIELD_KEY_PREVIOUS is not, and all is sealed with FIELD_KEY: which key is to be the next, only the user can say. */
export class NoOtherKeyError extends FairmarkError {
  constructor() {
    super('maintenance.rotation_no_other_key', {}, 409);
  }
}

/** Some values were sealed with a key that is not here. */
export class KeyMissingError extends FairmarkError {
  constructor(count: number, keyIds: readonly string[]) {
    super('maintenance.rotation_key_missing', { count, keys: keyIds.join(', ') }, 409);
  }
}
