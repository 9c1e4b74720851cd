import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { importKindSchema, importMapSchema, type ImportKind } from '@contracts/imports.js';
import { ListQuery, type Page, type PageRequest } from '@platform/paging/list-query.js';
import { BatchNotFoundError } from './imports.errors.js';

const moment = z.date().transform((at) => at.toISOString());

const batchRow = z.object({
  id: z.number(),
  kind: importKindSchema,
  file_name: z.string(),
  checksum: z.string(),
  rows_read: z.number(),
  rows_imported: z.number(),
  rows_unchanged: z.number(),
  rows_failed: z.number(),
  state: z.enum(['committed', 'reverted']),
  restate_reason: z.string().nullable(),
  imported_at: moment,
  imported_by: z.string(),
  reverted_at: moment.nullable(),
  reverted_by: z.string().nullable(),
  has_file: z.boolean(),
});
export type BatchView = z.output<typeof batchRow>;

const mapRow = z.object({ name: z.string(), kind: importKindSchema, columns: importMapSchema, saved_at: moment, saved_by: z.string() });

const COLUMNS = `id, kind, file_name, checksum, rows_read, rows_imported, rows_unchanged, rows_failed, state, restate_reason, imported_at, imported_by,
  reverted_at, reverted_by, stored_as is not null as has_file`;

export interface BatchWish extends PageRequest {
  kind?: ImportKind | undefined;
  state?: 'committed' | 'reverted' | undefined;
  imported_by?: string | undefined;
}

/** Imports and saved maps, to be read. */
@Injectable()
export class BatchQueryService {
  constructor(private readonly dataSource: DataSource) {}

  list(wish: BatchWish): Promise<Page<BatchView>> {
    return new ListQuery({
      select: COLUMNS,
      from: 'from import_batch',
      sorts: { id: { sql: 'id', type: 'int' } },
      key: [{ sql: 'id', type: 'int' }],
      row: batchRow,
    })
      .filter('kind = ?', wish.kind)
      .filter('state = ?', wish.state)
      .filter('imported_by = ?', wish.imported_by)
      .page(this.dataSource.manager, wish);
  }

  /** @throws BatchNotFoundError */
  async find(id: number): Promise<BatchView> {
    const rows: unknown[] = await this.dataSource.query(`select ${COLUMNS} from import_batch where id = $1`, [id]);
    if (rows.length === 0) throw new BatchNotFoundError(String(id));
    return batchRow.parse(rows[0]);
  }

  async maps(): Promise<z.output<typeof mapRow>[]> {
    return z
      .array(mapRow)
      .parse(await this.dataSource.query('select name, kind, columns, saved_at, saved_by from import_map order by name'));
  }
}
