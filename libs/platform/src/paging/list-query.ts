import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { scopeCondition, type DataScope } from '../auth/data-scope.js';
import { errorCode } from '../database/database.errors.js';
import { PreparedStatement, runOnce } from '../database/prepared-statement.js';
import { CursorInvalidError } from './paging.errors.js';
import { RecentSet } from './recent-set.js';

/** Counting stops here unless an exact total is asked for. */
const COUNTED = 10_000;

/** Each is kept in every connection; whoever asks for pages in odd ways has them planned each time. */
const MOST_PREPARED = 64;
const prepared = new Map<string, PreparedStatement>();

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
  /**
   * Joins that find exactly one row each and only show something of a row: they are made for the rows of a page alone. Then `from` names one
   * table and its alias, and conditions, sorts and key are about that.
   */
  shown?: { alias: string; joins: string };
  sorts: Readonly<Record<string, SortColumn>>;
  /** A unique key that settles ties: expressions with their types. */
  key: readonly SortColumn[];
  /** Rows are parsed before they leave the store. */
  row: z.ZodType<Row>;
  /** However much or little a condition finds, the same plan serves. A list without conditions is planned once in any case. */
  plannedOnce?: true;
}

/** What more than can be counted is told as. */
const LONG = '10000+';
/** Lists found longer than that lately: whoever pages through one need not have it counted for each page. */
const longLists = new RecentSet(10_000, 1000);

/** Columns of a row that are not shown. */
const TOTAL = 'total of all';
const CURSOR = 'cursor';

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
    const isLong = request.total === 'estimate' && longLists.has(this.identity());
    const rows = await this.rows(tx, columns, descending, cursor, isLong ? { ...request, total: 'none' } : request);
    const items = rows.slice(0, request.page_size);
    const last = rows.length > request.page_size ? items.at(-1)! : null;
    return {
      items: items.map((row) => this.shape.row.parse(row)),
      next_cursor:
        last === null
          ? null
          : encode(
              request.sort,
              columns.map((_, at) => last[`${CURSOR} ${at}`] as string | null),
            ),
      total: isLong && last !== null ? LONG : await this.total(tx, request, rows),
    };
  }

  /** Where the sort column may be null, those rows are read apart, after the others: one condition for both could use no index. */
  private async rows(
    tx: EntityManager,
    columns: readonly SortColumn[],
    descending: boolean,
    cursor: readonly (string | null)[] | null,
    { page_size, total }: PageRequest,
  ): Promise<Record<string, unknown>[]> {
    const [limit, [first]] = [page_size + 1, columns];
    const part = { columns, descending, cursor, limit, total };
    if (first!.nullable !== true) return this.part(tx, part, []);
    const inNulls = cursor !== null && cursor[0] === null;
    const rows = inNulls ? [] : await this.part(tx, part, [`${first!.sql} is not null`]);
    if (rows.length === limit) return rows;
    const rest = { ...part, cursor: inNulls ? cursor : null, limit: limit - rows.length };
    return [...rows, ...(await this.part(tx, rest, [`${first!.sql} is null`]))];
  }

  /** Rows, each with the total, so that both are asked for at once. */
  private async part(tx: EntityManager, part: Part, more: readonly string[]): Promise<Record<string, unknown>[]> {
    const { columns, descending, cursor, limit, total } = part;
    const params = [...this.params];
    const conditions = [...this.conditions, ...more];
    if (cursor !== null) conditions.push(after(columns, cursor, descending, params));
    const order = `order by ${columns.map(({ sql }) => `${sql} ${descending ? 'desc' : 'asc'}`).join(', ')}`;
    const page = `${this.shape.from}${where(conditions)} ${order} limit ${limit}`;
    const keys = columns.map(({ sql }, at) => `(${sql})::text as "${CURSOR} ${at}"`);
    const counted = total === 'none' ? [] : [`(${this.counting(total)}) as "${TOTAL}"`];
    const shown = `select ${[this.shape.select, ...keys, ...counted].join(', ')}`;
    const { shown: late } = this.shape;
    const sql =
      late === undefined ? `${shown} ${page}` : `${shown} from (select ${late.alias}.* ${page}) ${late.alias} ${late.joins} ${order}`;
    try {
      return await this.read(tx, sql, params);
    } catch (error) {
      // A value in a made-up cursor that its column cannot read.
      if (cursor !== null && errorCode(error).startsWith('22')) throw new CursorInvalidError();
      throw error;
    }
  }

  private async read(tx: EntityManager, sql: string, params: unknown[]): Promise<Record<string, unknown>[]> {
    const steady = this.shape.plannedOnce === true || this.params.length === 0;
    const statement = steady ? preparedFor(sql) : null;
    return statement === null ? runOnce(tx, sql, params) : statement.run(tx, params);
  }

  private async total(
    tx: EntityManager,
    { total, cursor, page_size }: PageRequest,
    rows: readonly Record<string, unknown>[],
  ): Promise<Page<Row>['total']> {
    if (total === 'none') return null;
    if (cursor === undefined && rows.length <= page_size) return rows.length;
    const counted = rows[0]?.[TOTAL] ?? (await runOnce(tx, `select (${this.counting(total)}) as n`, this.params))[0]!['n'];
    const n = z.int().parse(counted);
    if (total === 'exact' || n <= COUNTED) return n;
    longLists.add(this.identity());
    return LONG;
  }

  /** The same for lists of the same rows, however they are sorted. */
  private identity(): string {
    return JSON.stringify([this.counting('estimate'), this.params]);
  }

  private counting(total: 'estimate' | 'exact'): string {
    const limit = total === 'exact' ? '' : ` limit ${COUNTED + 1}`;
    return `select count(*)::int from (select ${this.shape.from}${where(this.conditions)}${limit}) as counted`;
  }
}

/** What is read in one statement. */
interface Part {
  columns: readonly SortColumn[];
  descending: boolean;
  cursor: readonly (string | null)[] | null;
  limit: number;
  total: PageRequest['total'];
}

/** null: enough are prepared. */
function preparedFor(sql: string): PreparedStatement | null {
  const known = prepared.get(sql);
  if (known !== undefined || prepared.size >= MOST_PREPARED) return known ?? null;
  const statement = new PreparedStatement(`list-${prepared.size + 1}`, sql);
  prepared.set(sql, statement);
  return statement;
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
