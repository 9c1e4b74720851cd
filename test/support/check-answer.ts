import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Json } from './json.js';

interface Operation {
  pattern: RegExp;
  method: string;
  name: string;
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

interface Document {
  paths: Record<string, Record<string, Pick<Operation, 'responses'>>>;
  components: { schemas: Record<string, object> };
}

/** Holds answers against an OpenAPI document: a status, a type or a field that is not in it fails the test. */
export class AnswerChecker {
  private readonly operations: Operation[];
  private readonly ajv: Ajv;
  private readonly compiled = new Map<object, ValidateFunction>();

  constructor(document: object) {
    const { paths, components } = document as Document;
    this.ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(this.ajv);
    this.ajv.addSchema({ $id: 'document', components: plain(components) });
    this.operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => ({
        pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
        method: method.toUpperCase(),
        name: `${method.toUpperCase()} ${path}`,
        responses,
      })),
    );
  }

  check(method: string, path: string, answer: { status: number; headers: Headers; body: unknown }): void {
    const [pathname = ''] = path.split('?');
    const operation = this.operations
      .filter((one) => one.method === method && one.pattern.test(pathname))
      .toSorted((left, right) => left.pattern.source.split('[^/]+').length - right.pattern.source.split('[^/]+').length)[0];
    if (operation === undefined || answer.status === 304 || answer.status === 302) return;
    const response = operation.responses[String(answer.status)] ?? (answer.status >= 400 ? operation.responses['default'] : undefined);
    if (response === undefined) throw new Error(`${operation.name} answered ${answer.status}, which its document does not know`);
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    if (response.content === undefined) {
      if (answer.body !== null) throw new Error(`${operation.name} answered ${answer.status} with a body that its document does not know`);
      return;
    }
    const content = response.content[type] ?? response.content[type.replace(/\/.*/, '/*')];
    if (content === undefined)
      throw new Error(`${operation.name} answered ${type || 'nothing'}, not ${Object.keys(response.content).join(' or ')}`);
    if (!type.includes('json')) return;
    const validate = this.validator(content.schema);
    if (!validate(answer.body))
      throw new Error(`${operation.name} answered what its document does not say: ${this.ajv.errorsText(validate.errors)}`);
  }

  private validator(schema: object): ValidateFunction {
    const known = this.compiled.get(schema);
    if (known !== undefined) return known;
    const validate = this.ajv.compile(plain(schema));
    this.compiled.set(schema, validate);
    return validate;
  }
}

/** JSON Schema of OpenAPI 3.0's own: `nullable` becomes a type, references point into the one document, and no field goes beyond. */
function plain(schema: unknown): Json {
  if (Array.isArray(schema)) return schema.map(plain);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Record<string, unknown>;
  const inner = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      key === '$ref' ? String(value).replace('#/components', 'document#/components') : plain(value),
    ]),
  );
  return nullable === true ? { anyOf: [inner, { type: 'null' }] } : inner;
}
