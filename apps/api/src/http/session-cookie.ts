import type { Request } from 'express';

export const SESSION_COOKIE = 'fairmark_session';

/** The secret of the session cookie; null: there is none. */
export function sessionSecretOf(request: Pick<Request, 'headers'>): string | null {
  return cookieOf(request, SESSION_COOKIE);
}

/** null: there is no such cookie, or it is empty. */
export function cookieOf(request: Pick<Request, 'headers'>, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}
