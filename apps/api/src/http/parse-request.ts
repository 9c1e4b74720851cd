import type { Request } from 'express';
import { z } from 'zod';
import type { RouteDefinition } from '@contracts/http.js';
import { translate, type Language } from '@platform/i18n/translate.js';
import { LANGUAGE_SETTING, languageOfRequest } from './caller.js';
import { explainIssue } from './explain-issue.js';
import { BodyTypeError, InvalidRequestError, type InvalidField } from './http.errors.js';
import { mayHoldBrokenText } from './json-body.js';

/** Schemas take long to make. */
const NOTHING = z.strictObject({});

/**
 * Parses everything a route takes; what it does not declare is refused too.
 * @throws InvalidRequestError naming every field that is wrong; BodyTypeError for a body that is not JSON
 */
export function parseRequest(route: RouteDefinition, request: Request): { params: unknown; query: unknown; body: unknown } {
  const language = languageOfRequest(request, request.app.get(LANGUAGE_SETTING) as Language);
  const wrong: InvalidField[] = [];
  const part = (place: InvalidField['in'], schema: z.ZodType | undefined, value: unknown): unknown => {
    if (schema === undefined) return undefined;
    const broken = place === 'body' && !mayHoldBrokenText(request) ? null : brokenText(value);
    if (broken !== null) {
      wrong.push({ pointer: pointerTo(broken), in: place, code: 'broken_text', detail: translate(language, 'http.broken_text') });
      return undefined;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    wrong.push(...parsed.error.issues.slice(0, 50).map((issue) => fieldOf(place, issue, explainIssue(schema, value, issue, language))));
    return undefined;
  };
  if (route.body !== undefined && route.requestType === undefined) refuseOtherTypes(request);
  const input = {
    params: part('path', route.params, request.params),
    query: part('query', route.query ?? NOTHING, { ...request.query }),
    body: part('body', route.body, request.body),
  };
  if (wrong.length > 0) throw new InvalidRequestError(wrong);
  return input;
}

function fieldOf(place: InvalidField['in'], issue: z.core.$ZodIssue, detail: string): InvalidField {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  return { pointer: pointerTo(path), in: place, code: issue.code, detail };
}

/** RFC 6901. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function refuseOtherTypes(request: Request): void {
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is('application/json')) throw new BodyTypeError('application/json');
}

/** Where a text stands that no database can keep: with half a character, or with NUL; null: nowhere. No body is deeper than JSON_DEPTH. */
function brokenText(value: unknown): PropertyKey[] | null {
  if (typeof value === 'string') return /[\p{Cs}\0]/u.test(value) ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const found = brokenText(value[at]);
      if (found !== null) return [at, ...found];
    }
    return null;
  }
  for (const key in value) {
    const found = brokenText(key) ?? brokenText((value as Record<string, unknown>)[key]);
    if (found !== null) return [key, ...found];
  }
  return null;
}
