import { Inject, Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { SESSION_LONGEST_S } from '@domain/accounts/session-limits.js';
import { ATTEMPT_S } from '@domain/accounts/single-sign-on.store.js';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { cookieOf, SESSION_COOKIE } from '../http/session-cookie.js';

const ATTEMPT_COOKIE = 'fairmark_sign_in';
const ATTEMPT_PATH = '/api/v1/sign-in/oidc';

/** The cookies of a session, and of someone on the way to single sign-on: out of reach of scripts and of other sites' forms. */
@Injectable()
export class SessionCookies {
  private readonly options: CookieOptions;

  constructor(@Inject(ENVIRONMENT) { publicUrl }: Pick<Environment, 'publicUrl'>) {
    this.options = { httpOnly: true, sameSite: 'lax', secure: publicUrl?.startsWith('https:') ?? false };
  }

  setSession(response: Response, secret: string): void {
    response.cookie(SESSION_COOKIE, secret, { ...this.options, path: '/', maxAge: SESSION_LONGEST_S * 1000 });
  }

  clearSession(response: Response): void {
    response.clearCookie(SESSION_COOKIE, { ...this.options, path: '/' });
  }

  setAttempt(response: Response, secret: string): void {
    response.cookie(ATTEMPT_COOKIE, secret, { ...this.options, path: ATTEMPT_PATH, maxAge: ATTEMPT_S * 1000 });
  }

  /** Takes the secret of the way to single sign-on; null: there is none. */
  takeAttempt(request: Request, response: Response): string | null {
    response.clearCookie(ATTEMPT_COOKIE, { ...this.options, path: ATTEMPT_PATH });
    return cookieOf(request, ATTEMPT_COOKIE);
  }
}
