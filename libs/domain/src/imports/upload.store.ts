import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { ImportOutcome } from './import-outcome.js';

const uploadRow = z.object({
  id: z.number(),
  fileName: z.string(),
  bytes: z.coerce.number(),
  checksum: z.string(),
  uploadedBy: z.string(),
  uploadedAt: z.date(),
  /** null: nobody looked at it yet. */
  preview: z.unknown().transform((outcome) => (outcome ?? null) as ImportOutcome | null),
  hasErrors: z.boolean(),
  /** null: it has not become one. */
  batch: z.number().nullable(),
  /** Whether what it became was taken back. */
  isReverted: z.boolean(),
});
export type Upload = z.infer<typeof uploadRow>;

const COLUMNS = `id, file_name as "fileName", bytes, checksum, uploaded_by as "uploadedBy", uploaded_at as "uploadedAt", preview, has_errors as "hasErrors",
  batch_id as batch, exists (select from import_batch b where b.id = upload.batch_id and b.state = 'reverted') as "isReverted"`;

@Injectable()
export class UploadStore {
  async insert(tx: EntityManager, upload: { fileName: string; bytes: number; checksum: string; uploadedBy: string }): Promise<Upload> {
    const rows: unknown[] = await tx.query(
      `insert into upload (file_name, bytes, checksum, uploaded_by) values ($1, $2, $3, $4) returning ${COLUMNS}`,
      [upload.fileName, upload.bytes, upload.checksum, upload.uploadedBy],
    );
    return uploadRow.parse(rows[0]);
  }

  /** Of this person; null: there is none, or it is somebody else's. */
  async find(tx: EntityManager, id: number, uploadedBy: string): Promise<Upload | null> {
    const rows: unknown[] = await tx.query(`select ${COLUMNS} from upload where id = $1 and uploaded_by = $2`, [id, uploadedBy]);
    return rows.length === 0 ? null : uploadRow.parse(rows[0]);
  }

  /** This person's, the newest first. */
  async newest(tx: EntityManager, uploadedBy: string, limit: number): Promise<Upload[]> {
    const rows: unknown[] = await tx.query(`select ${COLUMNS} from upload where uploaded_by = $1 order by id desc limit $2`, [
      uploadedBy,
      limit,
    ]);
    return rows.map((row) => uploadRow.parse(row));
  }

  async keepPreview(tx: EntityManager, id: number, outcome: ImportOutcome, hasErrors: boolean): Promise<void> {
    await tx.query('update upload set preview = $2, has_errors = $3 where id = $1', [id, JSON.stringify(outcome), hasErrors]);
  }

  async became(tx: EntityManager, id: number, batch: number): Promise<void> {
    await tx.query('update upload set batch_id = $2 where id = $1', [id, batch]);
  }

  async remove(tx: EntityManager, id: number): Promise<void> {
    await tx.query('delete from upload where id = $1', [id]);
  }

  /** Takes uploads away that nobody used any more for some days. @returns their ids */
  async removeOlderThan(tx: EntityManager, days: number): Promise<number[]> {
    const [rows]: [{ id: number }[], number] = await tx.query(
      `delete from upload where uploaded_at < now() - make_interval(days => $1) returning id`,
      [days],
    );
    return rows.map(({ id }) => id);
  }
}
