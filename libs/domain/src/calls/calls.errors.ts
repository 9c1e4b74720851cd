import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** A call that an import gave to another agent was evaluated since, and stays with that agent. */
export class CallEvaluatedError extends FairmarkError {
  constructor(recording: string) {
    super('calls.evaluated_since', { recording }, 409);
  }
}

/** No call has this recording, or the caller may not see it. */
export class CallNotFoundError extends FairmarkError {
  constructor(recording: string) {
    super('calls.not_found', { recording }, 404);
  }
}

/** The call list said nothing of the customer's number. */
export class NoCustomerNumberError extends FairmarkError {
  constructor(recording: string) {
    super('calls.no_customer_number', { recording }, 404);
  }
}
