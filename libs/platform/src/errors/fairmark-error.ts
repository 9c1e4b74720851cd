import { render, translate, type Language, type MessageKey, type MessageParams } from '../i18n/translate.js';

/**
 * A refusal that a user can act on: one clear sentence in their language, a stable code for scripts, and the HTTP status it maps to.
 * The code is the message key. Everything that is not a FairmarkError is a defect and is logged as one.
 */
export class FairmarkError extends Error {
  constructor(
    readonly key: MessageKey,
    readonly params: MessageParams = {},
    readonly status = 400,
  ) {
    super(translate('en', key, params));
    this.name = new.target.name;
  }

  get code(): string {
    return this.key;
  }

  sentence(language: Language): string {
    return render(language, { key: this.key, params: this.params });
  }
}
