import { z } from 'zod';
import { problemSchema, type RouteDefinition } from '@contracts/http.js';
import { permissions } from '@contracts/access.js';

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

/** The OpenAPI 3.0 document of routes, made of the very schemas that parse requests and answers. */
export function buildDocument(routes: readonly RouteDefinition[], version: string): Json {
  const components = new Components();
  const paths: Record<string, Json> = {};
  for (const route of routes.filter(({ root }) => root !== true).toSorted(byAddress)) {
    const address = `/api/v1${route.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    (paths[address] ??= {})[route.method.toLowerCase()] = operation(route, components);
  }
  components.of(problemSchema, 'output');
  return {
    openapi: '3.0.3',
    info: { title: 'Fairmark', version, description: DESCRIPTION, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas: components.all(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal access token' },
        session: { type: 'apiKey', in: 'cookie', name: 'fairmark_session', description: 'Changes need the header X-CSRF-Token besides' },
      },
    },
  };
}

const DESCRIPTION = [
  'Months are written 2026-10, moments in ISO 8601 with their offset, scores with two decimals; what is missing is null.',
  'Lists are read page by page with next_cursor. A write may carry an Idempotency-Key, and If-Match with the ETag of what it writes over.',
  'Errors are problem documents (RFC 9457) with a stable code.',
].join(' ');

const byAddress = (left: RouteDefinition, right: RouteDefinition): number =>
  left.path.localeCompare(right.path) || left.method.localeCompare(right.method);

function operation(route: RouteDefinition, components: Components): Json {
  const { permission } = route;
  const granted = permission === 'public' || permission === 'signed_in' ? null : permissions[permission];
  return {
    tags: [route.tag],
    summary: route.summary,
    operationId: operationId(route),
    'x-permission': permission,
    'x-data-scope': route.data,
    ...(granted === null ? {} : { 'x-roles': granted }),
    security: permission === 'public' ? [] : [{ token: [] }, { session: [] }],
    parameters: [...parameters('path', route.params, components), ...parameters('query', route.query, components), ...headers(route)],
    ...requestBody(route, components),
    responses: responses(route, components),
  };
}

/** Such as `get_periods_period_runs`. */
function operationId({ method, path }: RouteDefinition): string {
  return `${method.toLowerCase()}${path.replaceAll(/[^a-z0-9]+/gi, '_')}`.replace(/_$/, '');
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined, components: Components): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, part]) => {
    const { description, ...rest } = components.parameter(part as z.ZodType);
    const required = place === 'path' || !(part as z.ZodType).safeParse(undefined).success;
    return { name, in: place, required, ...(typeof description === 'string' ? { description } : {}), schema: rest };
  });
}

function headers({ method, secret }: RouteDefinition): Json[] {
  if (method === 'GET') return [];
  const text = { type: 'string', maxLength: 200 };
  const ifMatch = { name: 'If-Match', in: 'header', required: false, description: 'The ETag of what is written over', schema: text };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'The same for a request that is sent again',
    schema: text,
  };
  return secret === true ? [ifMatch] : [ifMatch, key];
}

function requestBody(route: RouteDefinition, components: Components): Json {
  if (route.requestType !== undefined) {
    const schema = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };
    return { requestBody: { required: true, content: { [route.requestType]: { schema } } } };
  }
  if (route.body === undefined) return {};
  const example = route.body.meta()?.['example'];
  const content = { schema: components.of(route.body, 'input'), ...(example === undefined ? {} : { example }) };
  return { requestBody: { required: !route.body.safeParse(undefined).success, content: { 'application/json': content } } };
}

function responses(route: RouteDefinition, components: Components): Json {
  const problem = {
    description: 'A problem document',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const status = route.status ?? (route.response === undefined && route.responseType === undefined ? 204 : 200);
  const schema = route.response === undefined ? { type: 'string', format: 'binary' } : components.of(route.response, 'output');
  const type = route.responseType ?? 'application/json';
  const content = status === 204 || status === 302 ? {} : { content: { [type]: { schema } } };
  const description = status === 302 ? 'Go there' : status === 204 ? 'Done' : 'The answer';
  const part = route.ranges === true ? { 206: { description: 'The part that was asked for', ...content } } : {};
  return { [status]: { description, ...content }, ...part, default: problem };
}

/** The named schemas that the document refers to. */
class Components {
  private readonly schemas = new Map<string, Json>();

  /** A schema in place, its named parts put among the components. */
  of(schema: z.ZodType, io: Direction): Json {
    const { $schema: _, definitions, ...rest } = z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' }) as Json;
    const parts = Object.entries((definitions ?? {}) as Record<string, Json>);
    const renamed = new Map(parts.map(([name, part]) => [name, this.nameFor(name, part)]));
    for (const [name, part] of parts) this.schemas.set(renamed.get(name)!, pointed(part, renamed) as Json);
    return pointed(rest, renamed) as Json;
  }

  /** A parameter, which comes as text: one that is read as something else is described by what it becomes. */
  parameter(schema: z.ZodType): Json {
    const described = this.of(schema, 'input');
    return ['type', 'enum', 'anyOf', 'allOf', '$ref'].some((key) => key in described) ? described : this.of(schema, 'output');
  }

  all(): Record<string, Json> {
    return Object.fromEntries([...this.schemas].sort(([left], [right]) => left.localeCompare(right)));
  }

  /** What goes in may differ from what comes out under one name, by defaults: the second gets a name of its own. */
  private nameFor(name: string, part: Json): string {
    const known = this.schemas.get(name);
    return known === undefined || JSON.stringify(known) === JSON.stringify(pointed(part, new Map())) ? name : `${name}Given`;
  }
}

/** The same schema with references to the document's components. */
function pointed(part: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(part)) return part.map((one) => pointed(one, renamed));
  if (typeof part !== 'object' || part === null) return part;
  const place = (key: string, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? refTo(value, renamed) : pointed(value, renamed);
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, place(key, value)]));
}

function refTo(ref: string, renamed: ReadonlyMap<string, string>): string {
  const name = ref.split('/').at(-1)!;
  return `#/components/schemas/${renamed.get(name) ?? name}`;
}
