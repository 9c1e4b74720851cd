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

/** Ended by an administrator, by a crash, not taking connections; and what the system says of a socket whose other end is gone. */
const LOST_CODES = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE']);
/** Errors of pg that come without a code. */
const LOST_WORDS = /connection terminated|connection error and is not queryable/i;

/** Whether a query failed because the server went away: what was not committed is rolled back, and another attempt may succeed. */
export function isConnectionLost(error: unknown): boolean {
  return LOST_CODES.has(errorCode(error)) || (error instanceof Error && LOST_WORDS.test(error.message));
}

/** Whether the database gave a statement up because it took longer than its session allows, or somebody cancelled it. */
export function isStatementCancelled(error: unknown): boolean {
  return errorCode(error) === '57014';
}

/** What an error says, for the end of a sentence. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim() === '' ? errorCode(error) : message.trim();
}
