import { FairmarkError } from '../errors/fairmark-error.js';
import type { MessageKey, MessageParams } from '../i18n/translate.js';

/** The database cannot be opened, for a reason the user can act on. */
export class DatabaseError extends FairmarkError {
  constructor(key: MessageKey, params: MessageParams = {}) {
    super(key, params, 503);
  }
}

/** The code of a system or PostgreSQL error (`ENOENT`, `57P03`), or an empty text. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What an error says, for the end of a sentence. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim() === '' ? errorCode(error) : message.trim();
}
