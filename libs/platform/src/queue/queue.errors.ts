import { FairmarkError } from '../errors/fairmark-error.js';

/** A queue nobody would work on. */
export class QueueWithoutHandlerError extends FairmarkError {
  constructor(queue: string) {
    super('platform.queue_without_handler', { queue }, 500);
  }
}

/** A queue two handlers would work on, each getting some of the jobs. */
export class QueueWithTwoHandlersError extends FairmarkError {
  constructor(queue: string) {
    super('platform.queue_with_two_handlers', { queue }, 500);
  }
}

/** The Redis of QUEUE_URL does not answer. */
export class QueueUnreachableError extends FairmarkError {
  constructor(reason: string) {
    super('platform.queue_unreachable', { reason }, 503);
  }
}
