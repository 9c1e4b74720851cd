import type { Request } from 'express';
import { z } from 'zod';
import type { RouteDefinition } from '@contracts/http.js';
import { translate, type Language } from '@platform/i18n/translate.js';
import { LANGUAGE_SETTING, languageOfRequest } from './caller.js';
import { BodyTypeError, InvalidRequestError, type InvalidField } from './http.errors.js';

const localeOf = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/**
 * Parses everything a route takes; what it does not declare is refused too.
 * @throws InvalidRequestError naming every field that is wrong; BodyTypeError for a body that is not JSON
 */
export function parseRequest(route: RouteDefinition, request: Request): { params: unknown; query: unknown; body: unknown } {
  const language = languageOfRequest(request, request.app.get(LANGUAGE_SETTING) as Language);
  const wrong: InvalidField[] = [];
  const part = (place: InvalidField['in'], schema: z.ZodType | undefined, value: unknown): unknown => {
    if (schema === undefined) return undefined;
    const broken = brokenText(value);
    if (broken !== null) {
      wrong.push({ pointer: pointerTo(broken), in: place, code: 'broken_text', detail: translate(language, 'http.broken_text') });
      return undefined;
    }
    const parsed = schema.safeParse(value, { error: localeOf[language] });
    if (parsed.success) return parsed.data;
    wrong.push(...parsed.error.issues.slice(0, 50).map((issue) => fieldOf(place, issue)));
    return undefined;
  };
  if (route.body !== undefined && route.requestType === undefined) refuseOtherTypes(request);
  const input = {
    params: part('path', route.params, request.params),
    query: part('query', route.query ?? z.strictObject({}), { ...request.query }),
    body: part('body', route.body, request.body),
  };
  if (wrong.length > 0) throw new InvalidRequestError(wrong);
  return input;
}

function fieldOf(place: InvalidField['in'], issue: z.core.$ZodIssue): InvalidField {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  return { pointer: pointerTo(path), in: place, code: issue.code, detail: issue.message };
}

/** RFC 6901. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function refuseOtherTypes(request: Request): void {
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is('application/json')) throw new BodyTypeError('application/json');
}

/** Where a text stands that no database can keep: with half a character, or with NUL; null: nowhere. */
function brokenText(value: unknown): PropertyKey[] | null {
  if (typeof value === 'string') return /[\p{Cs}\0]/u.test(value) ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = brokenText(key) ?? brokenText(inner);
    if (found !== null) return [key, ...found];
  }
  return null;
}
