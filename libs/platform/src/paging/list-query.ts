import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { scopeCondition, type DataScope } from '../auth/data-scope.js';
import { errorCode } from '../database/database.errors.js';
import { CursorInvalidError } from './paging.errors.js';

/** Counting stops here unless an exact total is asked for. */
const COUNTED = 10_000;

/** A column to sort by. Rows where it is null come last, whichever way it is sorted. */
export interface SortColumn {
  /** An expression, not null unless `nullable`. */
  sql: string;
  /** Its type, such as `timestamptz`: a cursor's text is cast to it. */
  type: string;
  nullable?: boolean;
}

export interface PageRequest {
  page_size: number;
  cursor?: string | undefined;
  /** A name of `sorts`, after `-` for the other way round. */
  sort: string;
  total: 'estimate' | 'exact' | 'none';
}

export interface Page<Row> {
  items: Row[];
  next_cursor: string | null;
  total: number | '10000+' | null;
}

export interface ListShape<Row> {
  /** The columns of a row, without `select`. */
  select: string;
  /** From `from` on: tables and joins. */
  from: string;
  sorts: Readonly<Record<string, SortColumn>>;
  /** A unique key that settles ties: expressions with their types. */
  key: readonly SortColumn[];
  /** Rows are parsed before they leave the store. */
  row: z.ZodType<Row>;
}

const cursorSchema = z.strictObject({ s: z.string(), v: z.array(z.string().nullable()) });

/** A filtered list, read page by page by its keys: a deep page costs what the first does. */
export class ListQuery<Row> {
  private readonly params: unknown[] = [];
  private readonly conditions: string[] = [];

  constructor(private readonly shape: ListShape<Row>) {}

  /** Adds a condition; each `?` in it stands for the next value. */
  where(sql: string, ...values: unknown[]): this {
    let at = 0;
    this.conditions.push(
      sql.replaceAll('?', () => {
        this.params.push(values[at++]);
        return `$${this.params.length}`;
      }),
    );
    return this;
  }

  /** The same, left out when the value was not asked for. */
  filter(sql: string, value: unknown): this {
    return value === undefined ? this : this.where(sql, value);
  }

  /** Keeps to what the caller may see. */
  within(scope: DataScope, agent: string, day: string): this {
    if (scope.kind === 'some') this.conditions.push(scopeCondition(scope, this.params, agent, day));
    return this;
  }

  /** @throws CursorInvalidError for a cursor of another list, of another sort, or made up */
  async page(tx: EntityManager, request: PageRequest): Promise<Page<Row>> {
    const descending = request.sort.startsWith('-');
    const name = descending ? request.sort.slice(1) : request.sort;
    const columns = [this.shape.sorts[name]!, ...this.shape.key];
    const cursor = request.cursor === undefined ? null : decode(request, columns);
    const rows = await this.rows(tx, columns, descending, cursor, request.page_size + 1);
    const items = rows.slice(0, request.page_size);
    const last = rows.length > request.page_size ? items.at(-1)! : null;
    const isWhole = request.cursor === undefined && last === null && request.total !== 'none';
    const total = isWhole ? items.length : await this.total(tx, request.total);
    return {
      items: z.array(this.shape.row).parse(items),
      next_cursor:
        last === null
          ? null
          : encode(
              request.sort,
              columns.map((_, at) => last[`cursor ${at}`] as string | null),
            ),
      total,
    };
  }

  /** Where the sort column may be null, those rows are read apart, after the others: one condition for both could use no index. */
  private async rows(
    tx: EntityManager,
    columns: readonly SortColumn[],
    descending: boolean,
    cursor: readonly (string | null)[] | null,
    limit: number,
  ): Promise<Record<string, unknown>[]> {
    const [first] = columns;
    if (first!.nullable !== true) return this.part(tx, columns, descending, cursor, limit, []);
    const inNulls = cursor !== null && cursor[0] === null;
    const rows = inNulls ? [] : await this.part(tx, columns, descending, cursor, limit, [`${first!.sql} is not null`]);
    if (rows.length === limit) return rows;
    const nulls = await this.part(tx, columns, descending, inNulls ? cursor : null, limit - rows.length, [`${first!.sql} is null`]);
    return [...rows, ...nulls];
  }

  private async part(
    tx: EntityManager,
    columns: readonly SortColumn[],
    descending: boolean,
    cursor: readonly (string | null)[] | null,
    limit: number,
    more: readonly string[],
  ): Promise<Record<string, unknown>[]> {
    const params = [...this.params];
    const conditions = [...this.conditions, ...more];
    if (cursor !== null) conditions.push(after(columns, cursor, descending, params));
    const keys = columns.map(({ sql }, at) => `(${sql})::text as "cursor ${at}"`);
    const order = columns.map(({ sql }) => `${sql} ${descending ? 'desc' : 'asc'}`);
    params.push(limit);
    const page = `select ${this.shape.select}, ${keys.join(', ')} ${this.shape.from}${where(conditions)}`;
    try {
      return await tx.query(`${page} order by ${order.join(', ')} limit $${params.length}`, params);
    } catch (error) {
      // A value in a made-up cursor that its column cannot read.
      if (cursor !== null && errorCode(error).startsWith('22')) throw new CursorInvalidError();
      throw error;
    }
  }

  private async total(tx: EntityManager, wanted: PageRequest['total']): Promise<Page<Row>['total']> {
    if (wanted === 'none') return null;
    const rows = `select ${this.shape.from}${where(this.conditions)}`;
    const sql =
      wanted === 'exact'
        ? `select count(*)::int as n from (${rows}) as counted`
        : `select count(*)::int as n from (${rows} limit ${COUNTED + 1}) as counted`;
    const [{ n }]: [{ n: number }] = await tx.query(sql, this.params);
    return wanted === 'estimate' && n > COUNTED ? '10000+' : n;
  }
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` where ${conditions.map((condition) => `(${condition})`).join(' and ')}`;
}

/** The rows that follow a row, among those whose first column is null or is not, as that row's. */
function after(columns: readonly SortColumn[], values: readonly (string | null)[], descending: boolean, params: unknown[]): string {
  const compared = columns.map((column, at) => ({ ...column, value: values[at] })).slice(values[0] === null ? 1 : 0);
  const places = compared.map(({ type, value }) => {
    params.push(value);
    return `$${params.length}::${type}`;
  });
  return `(${compared.map(({ sql }) => sql).join(', ')}) ${descending ? '<' : '>'} (${places.join(', ')})`;
}

function encode(sort: string, values: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify({ s: sort, v: values })).toString('base64url');
}

function decode(request: PageRequest, columns: readonly SortColumn[]): (string | null)[] {
  try {
    const cursor = cursorSchema.parse(JSON.parse(Buffer.from(request.cursor!, 'base64url').toString('utf8')));
    const fits = cursor.s === request.sort && cursor.v.length === columns.length && cursor.v.slice(1).every((value) => value !== null);
    if (fits && (cursor.v[0] !== null || columns[0]!.nullable === true)) return cursor.v;
  } catch {
    // Not a cursor of ours, whatever it is.
  }
  throw new CursorInvalidError();
}
