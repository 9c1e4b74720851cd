import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';

/** One sentence for a wrong number and a wrong password: nobody learns which numbers have an account. */
export class SignInFailedError extends FairmarkError {
  constructor() {
    super('accounts.sign_in_failed', {}, 401);
  }
}

/** Too many wrong passwords. @param seconds until the next try */
export class SignInLockedError extends FairmarkError {
  constructor(seconds: number) {
    super('accounts.locked', { seconds }, 429);
  }
}

/** Said only to someone who has proved who they are. */
export class AccountDisabledError extends FairmarkError {
  constructor() {
    super('accounts.disabled', {}, 403);
  }
}

/** Known elsewhere, but not here. */
export class NoAccountError extends FairmarkError {
  constructor(no: string) {
    super('accounts.no_account', { no }, 403);
  }
}

export class WrongPasswordError extends FairmarkError {
  constructor() {
    super('accounts.wrong_password', {}, 422);
  }
}

export class PasswordWeakError extends FairmarkError {
  constructor(key: MessageKey, params: MessageParams = {}) {
    super(key, params, 422);
  }
}

export class PasswordUnchangedError extends FairmarkError {
  constructor() {
    super('accounts.password_unchanged', {}, 422);
  }
}

/** The password is kept elsewhere. */
export class NoLocalPasswordError extends FairmarkError {
  constructor() {
    super('accounts.no_local_password', {}, 409);
  }
}

/** A token is for data, not for its holder's account. */
export class PageOnlyError extends FairmarkError {
  constructor() {
    super('accounts.page_only', {}, 403);
  }
}

export class AccountNotFoundError extends FairmarkError {
  constructor(no: string) {
    super('accounts.not_found', { no }, 404);
  }
}

export class AccountExistsError extends FairmarkError {
  constructor(no: string) {
    super('accounts.exists', { no }, 409);
  }
}

export class AccountNameNeededError extends FairmarkError {
  constructor(no: string) {
    super('accounts.name_needed', { no }, 422);
  }
}

export class RolesNeededError extends FairmarkError {
  constructor(no: string) {
    super('accounts.roles_needed', { no }, 422);
  }
}

export class RoleDaysError extends FairmarkError {
  constructor(key: 'accounts.role_days' | 'accounts.role_past' | 'accounts.role_twice', role: string) {
    super(key, { role }, 422);
  }
}

export class LastAdministratorError extends FairmarkError {
  constructor() {
    super('accounts.last_administrator', {}, 409);
  }
}

export class TokenNotFoundError extends FairmarkError {
  constructor() {
    super('accounts.token_not_found', {}, 404);
  }
}

export class TokenBeyondHolderError extends FairmarkError {
  constructor(permission: string) {
    super('accounts.token_beyond', { permission }, 403);
  }
}

export class TooManyTokensError extends FairmarkError {
  constructor(most: number) {
    super('accounts.too_many_tokens', { most }, 409);
  }
}

export class SessionNotFoundError extends FairmarkError {
  constructor() {
    super('accounts.session_not_found', {}, 404);
  }
}

export class DeputyNotFoundError extends FairmarkError {
  constructor() {
    super('accounts.deputy_not_found', {}, 404);
  }
}

export class DeputyRefusedError extends FairmarkError {
  constructor(
    key:
      | 'accounts.deputy_self'
      | 'accounts.deputy_days'
      | 'accounts.deputy_past'
      | 'accounts.deputy_long'
      | 'accounts.deputy_overlaps'
      | 'accounts.deputy_role_not_held'
      | 'accounts.deputy_disabled',
    params: MessageParams = {},
  ) {
    super(key, params, 422);
  }
}

export class DeputyForbiddenError extends FairmarkError {
  constructor() {
    super('accounts.deputy_forbidden', {}, 403);
  }
}

export class DirectoryUnreachableError extends FairmarkError {
  constructor() {
    super('accounts.directory_unreachable', {}, 503);
  }
}

export class SingleSignOnOffError extends FairmarkError {
  constructor() {
    super('accounts.sso_off', {}, 404);
  }
}

export class SingleSignOnUnreachableError extends FairmarkError {
  constructor() {
    super('accounts.sso_unreachable', {}, 503);
  }
}

/** The way back does not belong to a way out: begun in another browser, too long ago, or used already. */
export class SingleSignOnExpiredError extends FairmarkError {
  constructor() {
    super('accounts.sso_expired', {}, 400);
  }
}

/** @param reason the provider's own word, such as `access_denied` */
export class SingleSignOnRefusedError extends FairmarkError {
  constructor(reason: string) {
    super('accounts.sso_refused', { reason }, 403);
  }
}

export class SingleSignOnClaimError extends FairmarkError {
  constructor(claim: string) {
    super('accounts.sso_claim', { claim }, 403);
  }
}
