import type { Problem } from '@contracts/http.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { render, type Language } from '@platform/i18n/translate.js';

export type InvalidField = NonNullable<Problem['errors']>[number];

/** What a request lacks or has too much of, field by field. */
export class InvalidRequestError extends FairmarkError {
  constructor(readonly fields: readonly InvalidField[]) {
    super('http.invalid', {}, 400);
  }

  override sentence(language: Language): string {
    const [first] = this.fields;
    if (first === undefined) return super.sentence(language);
    const params = { field: first.pointer || first.in, detail: first.detail, count: this.fields.length - 1 };
    return render(language, { key: this.fields.length === 1 ? 'http.invalid_field' : 'http.invalid_fields', params });
  }
}

export class SignInFirstError extends FairmarkError {
  constructor() {
    super('http.sign_in_first', {}, 401);
  }
}

export class TokenInvalidError extends FairmarkError {
  constructor() {
    super('http.token_invalid', {}, 401);
  }
}

export class ForbiddenError extends FairmarkError {
  constructor() {
    super('http.forbidden', {}, 403);
  }
}

export class PasswordChangeFirstError extends FairmarkError {
  constructor() {
    super('http.change_password_first', {}, 403);
  }
}

export class CsrfError extends FairmarkError {
  constructor() {
    super('http.csrf', {}, 403);
  }
}

export class BodyTypeError extends FairmarkError {
  constructor(type: string) {
    super('http.body_type', { type }, 415);
  }
}

export class KeyInvalidError extends FairmarkError {
  constructor() {
    super('http.key_invalid', {}, 400);
  }
}

export class KeyReusedError extends FairmarkError {
  constructor() {
    super('http.key_reused', {}, 422);
  }
}

export class KeyBusyError extends FairmarkError {
  constructor() {
    super('http.key_busy', {}, 409);
  }
}

/** A part of a file was asked for that begins behind its end. */
export class RangeBeyondError extends FairmarkError {
  constructor(bytes: number) {
    super('http.range_beyond', { bytes }, 416);
  }
}
