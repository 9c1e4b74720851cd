import { z } from 'zod';
import type { Permission } from './access.js';

/**
 * A route of the HTTP interface, declared once: the server answers by it, the OpenAPI document is made of it, tests walk it, and the
 * page calls it. Nothing outside what is declared here goes in or out.
 */
export interface RouteDefinition {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, parameters as `:name`. */
  path: string;
  /** The path stands at the root instead, and the route is left out of the OpenAPI document. */
  root?: true;
  /** The feature it belongs to. */
  tag: string;
  summary: string;
  /** What the caller must be allowed to do. `public`: nobody need be signed in. `signed_in`: anybody who is. */
  permission: Permission | 'public' | 'signed_in';
  /**
   * How far the caller's reach is held to. `none`: no data about people goes out or in. `own`: only about the caller's own account.
   * `rows`: the handler shows and changes only what the caller's scope covers. `whole`: only for a reach of `all`.
   */
  data: 'none' | 'own' | 'rows' | 'whole';
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Of the answer; absent: no content. */
  response?: z.ZodType;
  /** Other than JSON, such as a workbook. */
  responseType?: string;
  /** The answer can be asked for in part, by a `Range` header. */
  ranges?: true;
  /** `multipart/form-data`: the handler reads the request's stream itself. */
  requestType?: 'multipart/form-data';
  /** The answer holds a secret and is kept nowhere: an Idempotency-Key does not count here. */
  secret?: true;
  /** Open to a session whose password must be changed first. */
  beforePasswordChange?: true;
  /** 200 unless it says otherwise; 204 without a response; 302: the handler redirects. */
  status?: 200 | 201 | 202 | 204 | 302;
}

/** Keeps the exact types of a route's schemas. */
export function defineRoute<const Definition extends RouteDefinition>(definition: Definition): Definition {
  return definition;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler gets: the request, parsed. */
export interface RouteInput<Definition extends RouteDefinition> {
  params: Parsed<Definition['params']>;
  query: Parsed<Definition['query']>;
  body: Parsed<Definition['body']>;
}

/** What a handler gives back. */
export type RouteOutput<Definition extends RouteDefinition> = Definition['response'] extends z.ZodType
  ? z.input<Definition['response']>
  : void;

export const monthSchema = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/)
  .meta({ id: 'Month', description: 'A month of the centre', example: '2026-10' });

/** Days are taken from 1900 to 2199, in files too. */
export const dateSchema = z.iso
  .date()
  .regex(/^(19|20|21)/)
  .meta({ id: 'Date', format: 'date', description: 'A day in the centre’s zone', example: '2026-10-05' });

export const instantSchema = z.iso
  .datetime({ offset: true })
  .meta({ id: 'Instant', description: 'A moment, with its offset', example: '2026-10-05T09:30:00+08:00' });

/** Text a person typed: trimmed, without control characters, never empty. */
export const shortTextSchema = (longest = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u);

/** Several lines. */
export const longTextSchema = (longest = 4000) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u);

export const employeeNoSchema = shortTextSchema(64).meta({
  id: 'EmployeeNo',
  description: 'An employee number; leading zeros count',
  example: '0012',
});
export const codeSchema = shortTextSchema(64);

/** A whole number in an address. */
export const idSchema = z.coerce.number().int().positive().max(2_147_483_647);

/** The same in a body. */
export const rowIdSchema = z.number().int().positive().max(2_147_483_647);

/** Scores are printed with two decimals, counted in basis points inside. */
export const scoreSchema = z.number().nullable().meta({ id: 'Score', description: 'Two decimals; null: there is none', example: 87.35 });

/** A switch in an address. */
export const flagSchema = z.enum(['true', 'false']).transform((word) => word === 'true');

/**
 * What every list takes.
 * @param sorts the fields it can be sorted by, `-` before one: the other way round; the first is the default
 */
export const listQuery = <const Sorts extends readonly [string, ...string[]], Filters extends z.ZodRawShape>(
  sorts: Sorts,
  filters: Filters,
) =>
  z.strictObject({
    page_size: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z
      .string()
      .max(2000)
      .regex(/^[A-Za-z0-9_-]+$/)
      .optional()
      .meta({ description: 'next_cursor of the page before' }),
    sort: z.enum(sorts).default(sorts[0] as Sorts[number]),
    total: z.enum(['estimate', 'exact', 'none']).default('estimate').meta({ description: 'estimate: exact to 10 000' }),
    ...filters,
  });

/** One page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next_cursor: z.string().nullable().meta({ description: 'null: this is the last page' }),
    total: z
      .union([z.number().int(), z.literal('10000+')])
      .nullable()
      .meta({ description: 'Exact to 10 000; exact above it with total=exact; null with total=none' }),
  });

/** RFC 9457, with a stable code and the fields that are wrong. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string().meta({ description: 'One sentence in the caller’s language: what, where, how to fix it' }),
    status: z.number().int(),
    code: z.string().meta({ description: 'Stable; for programs' }),
    instance: z.string().optional().meta({ description: 'The request’s id, to be named when asking for help' }),
    errors: z
      .array(z.object({ pointer: z.string(), in: z.enum(['path', 'query', 'body', 'header']), code: z.string(), detail: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
