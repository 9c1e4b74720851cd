import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import { textOf, type PlainValue } from './value-text.js';

/** A value for one column. */
export type CopyValue = PlainValue;

const CHUNK_BYTES = 64 * 1024;

/**
 * Writes rows into a table by COPY, the quickest way in, inside the caller's transaction.
 * @param tx a manager inside a transaction
 * @param table a name of ours, never of a user, as `name` or `schema.name`
 * @param columns names of ours, in the order of the values
 * @returns how many rows were written
 * @throws the source's or PostgreSQL's error; the transaction is then lost and nothing was written
 */
export async function copyRows(
  tx: EntityManager,
  table: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly CopyValue[]> | Iterable<readonly CopyValue[]>,
): Promise<number> {
  if (tx.queryRunner?.isTransactionActive !== true) throw new Error('copyRows is called inside a transaction');
  const client = (await tx.queryRunner.connect()) as { query(stream: CopyStreamQuery): CopyStreamQuery };
  const names = [...table.split('.'), ...columns].map((name) => `"${name.replaceAll('"', '""')}"`);
  const parts = table.split('.').length;
  const sql = `copy ${names.slice(0, parts).join('.')} (${names.slice(parts).join(', ')}) from stdin`;
  const stream = client.query(copyFrom(sql));
  await pipeline(Readable.from(chunks(rows), { objectMode: false }), stream);
  return stream.rowCount;
}

/** Joins lines into larger pieces: a message a row would cost more than the rows. */
async function* chunks(rows: AsyncIterable<readonly CopyValue[]> | Iterable<readonly CopyValue[]>): AsyncGenerator<Buffer> {
  let lines: string[] = [];
  let size = 0;
  for await (const row of rows) {
    const line = copyLine(row);
    lines.push(line);
    size += line.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
    size = 0;
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}

/** One row in COPY's text format, with its line end. */
export function copyLine(row: readonly CopyValue[]): string {
  return `${row.map((value) => (value === null ? String.raw`\N` : escapeField(textOf(value)))).join('\t')}\n`;
}

const fieldEscapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\b': '\\b', '\f': '\\f', '\v': '\\v' };

function escapeField(text: string): string {
  return /[\\\t\n\r\b\f\v]/.test(text) ? text.replace(/[\\\t\n\r\b\f\v]/g, (sign) => fieldEscapes[sign] ?? sign) : text;
}
