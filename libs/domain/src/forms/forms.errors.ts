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

export class FormUnknownError extends FairmarkError {
  constructor(form: string) {
    super('forms.unknown', { form }, 404);
  }
}

export class FormVersionUnknownError extends FairmarkError {
  constructor(form: string, version: string) {
    super('forms.version_unknown', { form, version }, 404);
  }
}

/** A version is made once: what changes gets a new number. */
export class FormVersionExistsError extends FairmarkError {
  constructor(form: string, version: string) {
    super('forms.version_exists', { form, version }, 409);
  }
}

/** draft → published → retired; every other move is refused. */
export class FormStateError extends FairmarkError {
  constructor(form: string, version: string, state: 'draft' | 'published' | 'retired') {
    super(`forms.is_${state}`, { form, version }, 409);
  }
}
