import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from as copyFrom, to as copyTo, type CopyStreamQuery, type CopyToStreamQuery } from 'pg-copy-streams';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { z } from 'zod';
import { quoted, type CatalogueTable } from '../table-catalogue.js';
import type { ArchiveWriter } from './archive-writer.js';
import { PIECE_BYTES, TABLES } from './backup-format.js';

/** Where each sequence of a table stands; one that was never used stands at 0. */
export async function sequencesOf(tx: EntityManager, table: CatalogueTable): Promise<Record<string, string>> {
  const sequences: Record<string, string> = {};
  for (const column of table.identities) {
    const rows: unknown = await tx.query(
      `select coalesce(pg_sequence_last_value(pg_get_serial_sequence($1, $2)::regclass), 0)::text as last`,
      [quoted(table.name), column],
    );
    sequences[column] = z.array(z.object({ last: z.string() })).parse(rows)[0]?.last ?? '0';
  }
  return sequences;
}

/**
 * Writes a table into an archive, a piece at a time, as the runner's transaction sees it.
 * @returns how many rows it has
 */
export async function copyTable(
  dataSource: DataSource,
  runner: QueryRunner,
  table: CatalogueTable,
  archive: ArchiveWriter,
  signal?: AbortSignal,
): Promise<number> {
  const client = (await runner.connect()) as { query(stream: CopyToStreamQuery): CopyToStreamQuery; processID: number };
  const columns = table.columns.map(quoted).join(', ');
  const stream = client.query(copyTo(`copy (select ${columns} from ${quoted(table.name)}) to stdout`));
  try {
    await putPieces(stream.iterator({ destroyOnReturn: false }), `${TABLES}${table.name}/`, archive, signal);
    return stream.rowCount;
  } catch (error) {
    // The connection can be used again only when the server has ended the COPY and what it sent has been read.
    await dataSource.query('select pg_cancel_backend($1)', [client.processID]);
    stream.resume();
    await finished(stream).catch(() => undefined);
    throw error;
  }
}

async function putPieces(source: AsyncIterable<Buffer>, prefix: string, archive: ArchiveWriter, signal?: AbortSignal): Promise<void> {
  let pieces = 0;
  let chunks: Buffer[] = [];
  let size = 0;
  const put = async () => {
    pieces += 1;
    await archive.add(prefix + String(pieces).padStart(6, '0'), Buffer.concat(chunks));
    chunks = [];
    size = 0;
  };
  for await (const chunk of source) {
    signal?.throwIfAborted();
    chunks.push(chunk);
    size += chunk.length;
    if (size >= PIECE_BYTES) await put();
  }
  if (size > 0) await put();
}

/** Takes a table's pieces in, inside the caller's transaction. */
export class TableFeed {
  private readonly stream: CopyStreamQuery;
  private readonly done: Promise<void>;

  private constructor(
    client: { query(stream: CopyStreamQuery): CopyStreamQuery },
    readonly table: string,
    columns: readonly string[],
  ) {
    this.stream = client.query(copyFrom(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`));
    this.done = finished(this.stream);
    this.done.catch(() => undefined);
  }

  static async open(runner: QueryRunner, table: string, columns: readonly string[]): Promise<TableFeed> {
    return new TableFeed((await runner.connect()) as { query(stream: CopyStreamQuery): CopyStreamQuery }, table, columns);
  }

  async write(piece: Buffer): Promise<void> {
    if (!this.stream.write(piece)) await Promise.race([once(this.stream, 'drain'), this.done]);
  }

  /** @returns how many rows came in */
  async end(): Promise<number> {
    this.stream.end();
    await this.done;
    return this.stream.rowCount;
  }

  /** Tells the server to forget what it got; the transaction is lost. */
  async abandon(): Promise<void> {
    this.stream.destroy();
    await this.done.catch(() => undefined);
  }
}
