import type { z } from 'zod';
import type { Problem, RouteDefinition } from '@contracts/http.js';
import { currentLanguage } from '../i18n/language.js';
import { ProblemError, UnreachableError } from './problem.js';
import { csrfToken, signedOut } from './session.js';

type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Filled<Name extends string, Value> = undefined extends Value
  ? { [Key in Name]?: Value }
  : Partial<Value> extends Value
    ? { [Key in Name]?: Value }
    : { [Key in Name]: Value };

/** What a route takes, by its declaration. */
export type Asking<Route extends RouteDefinition> = Filled<'params', Input<Route['params']>> &
  Filled<'query', Input<Route['query']>> &
  Filled<'body', Input<Route['body']>> & { headers?: Record<string, string>; signal?: AbortSignal; keepalive?: boolean };

export type AnswerOf<Route extends RouteDefinition> = Output<Route['response']>;

interface Loose {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Goes on after the page was left. */
  keepalive?: boolean;
}

export interface Tagged<Data> {
  data: Data;
  /** Goes back as If-Match when it is written over; null: it cannot be. */
  etag: string | null;
}

/** The address of a route with its parameters and query in it. */
export function addressOf(path: string, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return `/api/v1${filled}${search === '' ? '' : `?${search}`}`;
}

/** Sends what is no JSON, such as a file, and reads a JSON answer. @throws ProblemError, UnreachableError */
export async function send(method: string, address: string, body: BodyInit | null, asking: Loose = {}): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': currentLanguage(), ...asking.headers };
  const token = csrfToken();
  if (method !== 'GET' && token !== null) headers['x-csrf-token'] = token;
  const { signal = null, keepalive = false } = asking;
  const request = { method, headers, body, credentials: 'same-origin', signal, keepalive } as const;
  const response = await fetch(address, request).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new UnreachableError();
  });
  if (response.ok) return response;
  const error = new ProblemError(await problemOf(response));
  if (response.status === 401 && error.code === 'http.sign_in_first') signedOut();
  throw error;
}

/** Asks a declared route. @example call<typeof listForms>('GET', '/forms', { query: { sort: 'name' } }) */
export async function call<Route extends RouteDefinition>(
  method: Route['method'],
  path: Route['path'],
  ...[asking]: Partial<Asking<Route>> extends Asking<Route> ? [Asking<Route>?] : [Asking<Route>]
): Promise<AnswerOf<Route>> {
  return (await request(method, path, asking as Loose | undefined)).data as AnswerOf<Route>;
}

/** The same with the tag to write it over with. */
export async function callTagged<Route extends RouteDefinition>(
  method: Route['method'],
  path: Route['path'],
  ...[asking]: Partial<Asking<Route>> extends Asking<Route> ? [Asking<Route>?] : [Asking<Route>]
): Promise<Tagged<AnswerOf<Route>>> {
  return (await request(method, path, asking as Loose | undefined)) as Tagged<AnswerOf<Route>>;
}

async function request(method: string, path: string, asking: Loose = {}): Promise<Tagged<unknown>> {
  const address = addressOf(path, asking.params, asking.query);
  const content = asking.body === undefined ? null : JSON.stringify(asking.body);
  const headers = content === null ? asking.headers : { 'content-type': 'application/json', ...asking.headers };
  const response = await send(method, address, content, { ...asking, headers: headers ?? {} });
  const text = await response.text();
  return { data: text === '' ? undefined : JSON.parse(text), etag: response.headers.get('etag') };
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as Partial<Problem>;
    if (typeof problem.title === 'string' && typeof problem.code === 'string') return problem as Problem;
  } catch {
    // A proxy answered in words of its own.
  }
  return { type: 'about:blank', title: `${response.status} ${response.statusText}`, status: response.status, code: 'http.unknown' };
}
