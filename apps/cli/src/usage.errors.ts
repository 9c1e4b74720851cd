import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';

/** The command line itself is wrong: exit status 2. */
export class UsageError extends FairmarkError {
  constructor(key: MessageKey, params: MessageParams = {}) {
    super(key, params, 400);
  }
}
