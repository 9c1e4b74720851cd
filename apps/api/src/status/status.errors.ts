import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** There is no such workbook, or it is none of the caller's business. */
export class WorkbookNotFoundError extends FairmarkError {
  constructor(name: string) {
    super('status.not_found', { name }, 404);
  }
}
