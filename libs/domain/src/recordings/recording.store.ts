import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { audioKinds } from '@contracts/recordings.js';

const recordingRow = z.object({
  recordingId: z.string(),
  kind: z.enum(audioKinds),
  bytes: z.coerce.number(),
  checksum: z.string(),
  storedAs: z.string(),
  /** null: not known. */
  durationS: z.number().nullable(),
  /** null: not made. */
  peaks: z.instanceof(Buffer).nullable(),
  peaksPending: z.boolean(),
});
export type Recording = z.infer<typeof recordingRow>;

export interface NewRecording extends Omit<Recording, 'peaks'> {
  fileName: string;
  uploadedBy: string;
}

const COLUMNS = `recording_id as "recordingId", kind, bytes, checksum, stored_as as "storedAs", duration_s as "durationS", peaks,
  peaks_pending as "peaksPending"`;
const storedNames = z.array(z.object({ storedAs: z.string().nullable() }));

@Injectable()
export class RecordingStore {
  async find(tx: EntityManager, recordingId: string): Promise<Recording | null> {
    const rows: unknown[] = await tx.query(`select ${COLUMNS} from recording where recording_id = $1`, [recordingId]);
    return rows.length === 0 ? null : recordingRow.parse(rows[0]);
  }

  /** Puts a recording in the place of the one that was there. @returns the stored file of that one; null: there was none */
  async put(tx: EntityManager, recording: NewRecording): Promise<string | null> {
    const { recordingId, kind, fileName, bytes, checksum, storedAs, durationS, peaksPending, uploadedBy } = recording;
    const rows: unknown = await tx.query(
      `insert into recording (recording_id, kind, file_name, bytes, checksum, stored_as, duration_s, peaks, peaks_pending, uploaded_by)
       values ($1, $2, $3, $4, $5, $6, $7, null, $8, $9)
       on conflict (recording_id) do update set
         kind = excluded.kind, file_name = excluded.file_name, bytes = excluded.bytes, checksum = excluded.checksum,
         stored_as = excluded.stored_as, duration_s = excluded.duration_s, peaks = null, peaks_pending = excluded.peaks_pending,
         uploaded_by = excluded.uploaded_by, uploaded_at = now()
       returning old.stored_as as "storedAs"`,
      [recordingId, kind, fileName, bytes, checksum, storedAs, durationS, peaksPending, uploadedBy],
    );
    return storedNames.parse(rows)[0]?.storedAs ?? null;
  }

  /** Leaves one alone that was put in its place meanwhile. @param peaks null: they cannot be made */
  async keepPeaks(tx: EntityManager, { recordingId, storedAs }: Recording, peaks: Buffer | null): Promise<void> {
    await tx.query('update recording set peaks = $3, peaks_pending = false where recording_id = $1 and stored_as = $2', [
      recordingId,
      storedAs,
      peaks,
    ]);
  }

  /** @returns its stored file; null: there is none */
  async remove(tx: EntityManager, recordingId: string): Promise<string | null> {
    const [rows]: [unknown, number] = await tx.query('delete from recording where recording_id = $1 returning stored_as as "storedAs"', [
      recordingId,
    ]);
    return storedNames.parse(rows)[0]?.storedAs ?? null;
  }

  /** Takes those away whose call has been gone for as long as they are here. */
  async removeStray(tx: EntityManager, days: number): Promise<void> {
    await tx.query(
      `delete from recording r
       where r.uploaded_at < now() - make_interval(days => $1)
         and not exists (select from call_key k where k.recording_id = r.recording_id)`,
      [days],
    );
  }

  async storedNames(tx: EntityManager): Promise<Set<string>> {
    const rows: { name: string }[] = await tx.query('select stored_as as name from recording');
    return new Set(rows.map(({ name }) => name));
  }
}
