import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** Without the sample's accounts nobody could get in. */
export class AdministratorNeededError extends FairmarkError {
  constructor() {
    super('start.administrator_needed', {}, 409);
  }
}

/** Others who administer open accounts; this is only for the first of them. */
export class AdministratorThereError extends FairmarkError {
  constructor() {
    super('start.administrator_there', {}, 409);
  }
}
