import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';

/** A JSON file that is no evaluation form, or one that cannot be carried over. */
export class FormJsonError extends FairmarkError {
  constructor(key: MessageKey, params: MessageParams = {}) {
    super(key, params);
  }
}

/** A form version cannot be taken back while evaluations were made with it. */
export class FormInUseError extends FairmarkError {
  constructor(form: string, version: string) {
    super('forms.in_use', { form, version }, 409);
  }
}
