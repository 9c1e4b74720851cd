import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { importMapSchema, importKindSchema, type ImportKind, type ImportMap } from '@contracts/imports.js';

export interface ImportBatch {
  id: number;
  kind: ImportKind;
  fileName: string;
  rowsImported: number;
  state: 'committed' | 'reverted';
}

/** All imports and reverts of the centre take turns behind this lock; people who score calls never wait for it. */
export const IMPORT_TURN = 7_210_001;

@Injectable()
export class ImportStore {
  async takeTurn(tx: EntityManager): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [IMPORT_TURN]);
  }

  async open(
    tx: EntityManager,
    kind: ImportKind,
    fileName: string,
    checksum: string,
    restateReason: string | null,
    actor: string,
  ): Promise<number> {
    const [row]: [{ id: number }] = await tx.query(
      `insert into import_batch (kind, file_name, checksum, rows_read, rows_imported, rows_unchanged, rows_failed, state, restate_reason, imported_by)
       values ($1, $2, $3, 0, 0, 0, 0, 'committed', $4, $5) returning id`,
      [kind, fileName, checksum, restateReason, actor],
    );
    return row.id;
  }

  async close(tx: EntityManager, id: number, counts: { read: number; imported: number; unchanged: number; failed: number }): Promise<void> {
    await tx.query('update import_batch set rows_read = $2, rows_imported = $3, rows_unchanged = $4, rows_failed = $5 where id = $1', [
      id,
      counts.read,
      counts.imported,
      counts.unchanged,
      counts.failed,
    ]);
  }

  async discard(tx: EntityManager, id: number): Promise<void> {
    await tx.query('delete from import_batch where id = $1', [id]);
  }

  async storedAs(tx: EntityManager, id: number, name: string): Promise<void> {
    await tx.query('update import_batch set stored_as = $2 where id = $1', [id, name]);
  }

  async findForUpdate(tx: EntityManager, id: number): Promise<ImportBatch | null> {
    const rows: { id: number; kind: string; file_name: string; rows_imported: number; state: ImportBatch['state'] }[] = await tx.query(
      'select id, kind, file_name, rows_imported, state from import_batch where id = $1 for update',
      [id],
    );
    const row = rows[0];
    return row
      ? { id: row.id, kind: importKindSchema.parse(row.kind), fileName: row.file_name, rowsImported: row.rows_imported, state: row.state }
      : null;
  }

  /** Later batches, not reverted, that touched a fact of this one; null: none. */
  async overtakenBy(tx: EntityManager, id: number): Promise<{ batches: string; key: string } | null> {
    const rows: { batches: string | null; key: string | null }[] = await tx.query(
      `select string_agg(distinct later.batch_id::text, ', ') as batches, min(later.key) as key
       from import_change mine
       join import_change later on later.entity = mine.entity and later.key = mine.key and later.batch_id > mine.batch_id
       join import_batch b on b.id = later.batch_id and b.state = 'committed'
       where mine.batch_id = $1`,
      [id],
    );
    const row = rows[0];
    return row?.batches && row.key !== null ? { batches: row.batches, key: row.key } : null;
  }

  async markReverted(tx: EntityManager, id: number, actor: string): Promise<void> {
    await tx.query(`update import_batch set state = 'reverted', reverted_at = now(), reverted_by = $2 where id = $1`, [id, actor]);
  }

  async findMap(tx: EntityManager, name: string): Promise<{ kind: string; map: ImportMap } | null> {
    const rows: { kind: string; columns: unknown }[] = await tx.query('select kind, columns from import_map where name = $1', [name]);
    return rows[0] ? { kind: rows[0].kind, map: importMapSchema.parse(rows[0].columns) } : null;
  }

  /** Saved maps of a kind, the newest first. */
  async mapsOf(tx: EntityManager, kind: ImportKind): Promise<{ name: string; map: ImportMap }[]> {
    const rows: { name: string; columns: unknown }[] = await tx.query(
      'select name, columns from import_map where kind = $1 order by saved_at desc, name',
      [kind],
    );
    return rows.map(({ name, columns }) => ({ name, map: importMapSchema.parse(columns) }));
  }

  async saveMap(tx: EntityManager, name: string, kind: ImportKind, map: ImportMap, actor: string): Promise<void> {
    await tx.query(
      `insert into import_map (name, kind, columns, saved_by) values ($1, $2, $3, $4)
       on conflict (name) do update set kind = excluded.kind, columns = excluded.columns, saved_at = now(), saved_by = excluded.saved_by`,
      [name, kind, JSON.stringify(map), actor],
    );
  }
}
