import type pg from 'pg';
import { columnTypes } from './column-types.js';
import { textOf, type PlainValue } from './value-text.js';

export type Row = Record<string, unknown>;

type Connection = pg.Connection & { readonly parsedStatements: Readonly<Record<string, string>> };

interface Column {
  name: string;
  read: (text: string) => unknown;
}

type Done = (error: Error | null, rows?: Row[]) => void;

/** A client in a transaction, or a pool that lends one for a single statement. */
export interface Runner {
  query(run: pg.Submittable, values: undefined, done: Done): unknown;
}

/** What a connection has been told of its prepared statements' columns: PostgreSQL refuses a prepared statement whose columns have changed. */
const described = new WeakMap<pg.Connection, Map<string, readonly Column[]>>();

/**
 * One run of a statement. pg has the columns of a result described with every run, and makes much of them: for a statement that is run
 * again and again that takes longer than to read its rows. Here a connection describes a prepared statement once.
 */
export class StatementRun implements pg.Submittable {
  /** Set by pg. */
  callback: Done | undefined;
  private readonly values: (string | Buffer | null)[];
  private readonly rows: Row[] = [];
  private columns: readonly Column[] = [];
  private known = new Map<string, readonly Column[]>();
  private failure: Error | null = null;

  /** @param name of a prepared statement, unique for its text; empty: it is planned for these values and forgotten */
  constructor(
    readonly name: string,
    readonly text: string,
    values: readonly unknown[],
  ) {
    this.values = values.map(parameterOf);
  }

  on(runner: Runner): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      runner.query(this, undefined, (error, rows) => (error ? reject(error) : resolve(rows ?? [])));
    });
  }

  submit(on: pg.Connection): void {
    const connection = on as Connection;
    this.known = described.get(connection) ?? this.known;
    described.set(connection, this.known);
    const columns = this.known.get(this.name);
    this.columns = columns ?? [];
    connection.stream.cork();
    try {
      if (connection.parsedStatements[this.name] === undefined) connection.parse({ name: this.name, text: this.text, types: [] }, true);
      connection.bind({ statement: this.name, values: this.values }, true);
      if (columns === undefined) connection.describe({ type: 'P', name: '' }, true);
      connection.execute(null, true);
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.columns = fields.map(({ name, dataTypeID }) => ({ name, read: columnTypes.getTypeParser(dataTypeID, 'text') }));
    if (this.name !== '') this.known.set(this.name, this.columns);
  }

  /** An exception here would be nobody's: it would end the process. */
  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    try {
      const row: Row = {};
      for (let at = 0; at < fields.length; at++) {
        const column = this.columns[at]!;
        const text = fields[at]!;
        row[column.name] = text === null ? null : column.read(text);
      }
      this.rows.push(row);
    } catch (error) {
      this.failure ??= error as Error;
    }
  }

  handleCommandComplete(): void {
    // Rows are counted by whoever reads them.
  }

  handleEmptyQuery(): void {
    // No rows.
  }

  handleError(error: Error): void {
    this.callback?.(error);
  }

  handleReadyForQuery(): void {
    this.callback?.(this.failure, this.rows);
  }
}

function parameterOf(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)) return JSON.stringify(value);
  return textOf(value as Exclude<PlainValue, null>);
}
