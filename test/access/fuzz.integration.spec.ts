import fc from 'fast-check';
import fake from 'json-schema-faker';
import { OpenapiService } from '../../apps/api/src/openapi/openapi.service.js';
import { apiOn, type ApiFixture, type Client } from '../support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { seedTwoTeams } from '../support/two-teams.js';
import type { Json } from '../support/json.js';

interface Operation {
  method: string;
  path: string;
  parameters: { name: string; in: string; schema: object }[];
  body: object | null;
}

/** What people with bad intentions, and bad programs, put into texts. */
const HOSTILE = [
  `'; drop table person; --`, `" or 1=1 --`, '=cmd|" /C calc"!A0', '../../../../etc/passwd', '%00', '\u0000', '\ud800', '<script>alert(1)</script>',
  '{{7*7}}', '${jndi:ldap://x}', '١٢٣', '－１', '9'.repeat(400), 'x'.repeat(10_000), '', ' ', '\u202e', 'NaN', '1e999', '-0', 'null', '2026-13', '2026-02-30',
  '0000-00-00', '2026-10-05T25:00:00Z', '[object Object]', '__proto__', 'constructor', '%', '_', '\\',
]; // prettier-ignore

/** Ends the caller's own session or account, and so the test. */
const SUICIDAL = /^(DELETE \/api\/v1\/sessions?(\/|$)|PUT \/api\/v1\/session\/password|.* \/api\/v1\/accounts\/)/;
/** The library makes days that are none. */
const EXAMPLES: Record<string, string[]> = {
  date: ['2026-10-05', '1900-01-01', '9999-12-31'],
  'date-time': ['2026-10-05T09:30:00+08:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
};
const RUNS = 12;

let database: TestDatabase;
let api: ApiFixture;
let boss: Client;
let operations: Operation[];

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  await seedTwoTeams(api.app);
  boss = await api.as('M01', 'manager', 'admin', 'qa_trainer', 'shift_supervisor', 'team_leader', 'agent');
  operations = operationsOf(api.app.get(OpenapiService).describe());
  fake.option({
    alwaysFakeOptionals: false,
    optionalsProbability: 0.6,
    maxItems: 3,
    failOnInvalidTypes: false,
    failOnInvalidFormat: false,
    ignoreMissingRefs: true,
  });
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

/** Sends rubbish of one sort to one operation; the client itself holds every answer against the document. */
async function send(operation: Operation, seed: number): Promise<void> {
  const random = fc.sample(fc.record({ hostile: fc.constantFrom(...HOSTILE), spoil: fc.integer({ min: 0, max: 5 }), at: fc.nat() }), {
    seed,
    numRuns: 1,
  })[0]!;
  const place = (schema: object, index: number): string =>
    random.spoil === 1 || (random.spoil === 2 && index === random.at % 3) ? random.hostile : String(fake.generate(schema as never) ?? 'x');
  const query = new URLSearchParams();
  let path = operation.path;
  for (const [index, { name, in: where, schema }] of operation.parameters.entries()) {
    if (where === 'path') path = path.replace(`{${name}}`, encodeURIComponent(wellFormed(place(schema, index))) || 'x');
    if (where === 'query' && random.at % 2 === 0) query.set(name, wellFormed(place(schema, index)));
  }
  const body = operation.body === null ? undefined : spoiled(fake.generate(operation.body as never), random.spoil, random.hostile);
  const answer = await boss.request(operation.method, query.size > 0 ? `${path}?${query}` : path, { body: JSON.stringify(body) });
  const told = `${operation.method} ${path}?${query} ${JSON.stringify(body)?.slice(0, 500)} → ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
  if (answer.status >= 500 && answer.status !== 503) throw new Error(told);
  if (answer.status >= 400 && !answer.headers.get('content-type')?.startsWith('application/problem+json')) throw new Error(told);
}

describe('rubbish', () => {
  it('sent to Json route is refused in one problem document or answered right, and never an error of ours', async () => {
    const bad: string[] = [];
    for (const [index, operation] of operations.entries()) {
      for (let run = 0; run < RUNS; run += 1) {
        await send(operation, index * 1000 + run).catch((error: Error) => bad.push(error.message.split('\n')[0]!));
      }
    }
    expect(bad).toEqual([]);
  });

  it('leaves the centre standing, and runs nothing it says', async () => {
    const [{ people }]: [{ people: number }] = await database.dataSource.query('select count(*)::int as people from person');
    expect(people).toBeGreaterThanOrEqual(10);
    expect((await boss.get('/api/v1/periods')).status).toBe(200);
    expect((await api.nobody.get('/health/ready')).status).toBe(200);
  });
});

function operationsOf(document: Json): Operation[] {
  const schemas = document.components.schemas;
  const inlined = (schema: unknown, depth = 0): Json => {
    if (Array.isArray(schema)) return schema.map((one) => inlined(one, depth));
    if (typeof schema !== 'object' || schema === null) return schema;
    const ref = (schema as { $ref?: string }).$ref;
    if (ref !== undefined) return depth > 6 ? {} : inlined(schemas[ref.split('/').at(-1)!], depth + 1);
    const example = EXAMPLES[(schema as { format?: string }).format ?? ''];
    if (example !== undefined) return { type: 'string', enum: example };
    const rest = Object.entries(schema).filter(([key]) => key !== 'example');
    return Object.fromEntries(rest.map(([key, value]) => [key, inlined(value, depth)]));
  };
  return Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods)
      .map(([method, { parameters, requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        parameters: parameters.map((one: Json) => ({ ...one, schema: inlined(one.schema) })),
        body: requestBody?.content['application/json'] === undefined ? null : inlined(requestBody.content['application/json'].schema),
      }))
      .filter(({ method }) => !SUICIDAL.test(`${method} ${path}`) && !path.endsWith('/events')),
  );
}

/** The body as it was made, or with one of its values replaced, or something else altogether. */
function spoiled(body: Json, how: number, hostile: string): unknown {
  if (how === 3) return hostile;
  if (how === 4) return [body];
  if (how !== 5 || typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, typeof value === 'string' ? hostile : value]));
}

/** An address is text that can be written down; a step of one or two dots is none, whoever sends it. */
function wellFormed(text: string): string {
  return /^\.{1,2}$/.test(text) ? 'x' : text.replaceAll(/[\ud800-\udfff]/g, '\ufffd').slice(0, 3000);
}
