import { Validator } from '@seriousme/openapi-schema-validator';
import { apiOn, type ApiFixture } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { RouteListService } from '../http/route-list.service.js';
import { OpenapiService } from './openapi.service.js';
import type { Json } from '../../../../test/support/json.js';

let database: TestDatabase;
let api: ApiFixture;
let document: Json;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  document = api.app.get(OpenapiService).describe();
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

const operations = (): [string, Json][] =>
  Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, operation]): [string, Json] => [`${method.toUpperCase()} ${path}`, operation]),
  );

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.0', async () => {
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true });
  });

  it('holds every route of the server, each under one name, with its permission and data scope', () => {
    const routes = api.app
      .get(RouteListService)
      .list()
      .filter(({ root }) => root !== true);
    expect(operations()).toHaveLength(routes.length);
    expect(new Set(operations().map(([, { operationId }]) => operationId)).size).toBe(routes.length);
    for (const [, operation] of operations()) {
      expect(operation['x-permission']).toEqual(expect.any(String));
      expect(operation['x-data-scope']).toEqual(expect.any(String));
      expect(operation.summary.length).toBeGreaterThan(3);
    }
  });

  it('refers to nothing that it does not hold', () => {
    const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
    expect(refs.filter((name) => !(name in document.components.schemas))).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('#/definitions/');
  });

  it('shows an example of every body, and each is one that the route takes', () => {
    const bodies = api.app
      .get(RouteListService)
      .list()
      .filter(({ body }) => body !== undefined);
    const bad = bodies.flatMap(({ method, path, body }) => {
      const parsed = body!.safeParse(body!.meta()?.['example']);
      return parsed.success ? [] : [`${method} ${path}: ${parsed.error.issues[0]?.message}`];
    });
    expect(bad).toEqual([]);
  });

  it('tells the page sizes, cursors and totals of every list', () => {
    const lists = operations().filter(([, { responses }]) => JSON.stringify(responses['200'] ?? {}).includes('next_cursor'));
    expect(lists.length).toBeGreaterThan(8);
    for (const [name, { parameters }] of lists) {
      expect([
        name,
        ['page_size', 'cursor', 'sort', 'total'].every((wanted) => parameters.some((one: Json) => one.name === wanted)),
      ]).toEqual([name, true]);
    }
  });
});
