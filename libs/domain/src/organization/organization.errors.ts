import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** A person cannot be taken back while records refer to them. */
export class PersonInUseError extends FairmarkError {
  constructor(no: string, name: string) {
    super('organization.person_in_use', { no, name }, 409);
  }
}
