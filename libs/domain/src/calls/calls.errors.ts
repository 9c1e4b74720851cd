import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** A call that an import gave to another agent was evaluated since, and stays with that agent. */
export class CallEvaluatedError extends FairmarkError {
  constructor(recording: string) {
    super('calls.evaluated_since', { recording }, 409);
  }
}
