import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** No evaluation of that number ever came in. */
export class EvaluationUnknownError extends FairmarkError {
  constructor(evaluationNo: string) {
    super('explain.evaluation_unknown', { evaluation: evaluationNo }, 404);
  }
}
