import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '@platform/auth/actor.js';
import { EVERYTHING, type DataScope } from '@platform/auth/data-scope.js';
import type { Language } from '@platform/i18n/translate.js';

/** Who asks, for what they may ask, and in which tongue to answer. */
export interface CallerContext {
  /** Who asks. On a public route without sign-in there is none, and reading it is a defect. */
  readonly actor: Actor;
  /** What the route's permission covers for them. */
  readonly scope: DataScope;
  readonly language: Language;
  readonly requestId: string;
  /** The network address of whoever asks. */
  readonly address: string;
  /** The session of a person at a page; null: a token, or nobody. */
  readonly sessionId: string | null;
  /** The tag of `If-Match`, without its quotes; null: none was sent. */
  readonly ifMatch: string | null;
}

/** What the guard found out about a request. */
export interface Recognised {
  actor: Actor | null;
  scope: DataScope;
  sessionId: string | null;
  language: Language | null;
}

const recognised = new WeakMap<object, Recognised>();
const NOBODY: Recognised = { actor: null, scope: EVERYTHING, sessionId: null, language: null };

export function recognise(request: object, found: Recognised): void {
  recognised.set(request, found);
}

export function recognisedOn(request: object): Recognised {
  return recognised.get(request) ?? NOBODY;
}

/** The language to answer in: the page's choice, the account's, then the system's. */
export function languageOfRequest(request: Pick<Request, 'headers'>, fallback: Language): Language {
  const asked = /^\s*(zh|en)\b/i.exec(request.headers['accept-language'] ?? '')?.[1]?.toLowerCase();
  if (asked === 'zh' || asked === 'en') return asked;
  return recognisedOn(request).language ?? fallback;
}

export const LANGUAGE_SETTING = 'fairmark language';
export const LOGGER_SETTING = 'fairmark logger';

/** The caller of the request at hand. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): CallerContext => {
  const request = context.switchToHttp().getRequest<Request>();
  const { actor, scope, sessionId } = recognisedOn(request);
  return {
    get actor(): Actor {
      if (actor === null) throw new Error('This route is public: nobody need be signed in');
      return actor;
    },
    scope,
    language: languageOfRequest(request, request.app.get(LANGUAGE_SETTING) as Language),
    requestId: request.id,
    address: request.ip ?? '',
    sessionId,
    ifMatch: tagOf(request.headers['if-match']),
  };
});

function tagOf(header: string | undefined): string | null {
  if (header === undefined) return null;
  return header
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
}
