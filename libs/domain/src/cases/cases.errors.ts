import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** No case has this number, or the caller may see nobody it concerns. */
export class CaseNotFoundError extends FairmarkError {
  constructor(caseNo: string) {
    super('cases.not_found', { case: caseNo }, 404);
  }
}
