import { z } from 'zod';

/**
 * A backup is a gzipped tar: `header.json`, then pieces of the tables in COPY's text format (`tables/<name>/000001`), stored files
 * (`files/<path>`), where asked for the key (`field.key`), and last `manifest.json` with the size and SHA-256 of all before it.
 */
export const BACKUP_FORMAT = 1;

export const HEADER = 'header.json';
export const MANIFEST = 'manifest.json';
export const KEY = 'field.key';
export const TABLES = 'tables/';
export const FILES = 'files/';

/** The size from which on a table's text is put into the next piece, so that memory does not grow with the table. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/** Read before anything else of a header, so that a later format is told from a damaged file. */
export const backupMarkSchema = z.object({ product: z.literal('fairmark'), format: z.int() });

export const backupHeaderSchema = backupMarkSchema.extend({
  /** The product that made it. */
  version: z.string(),
  /** The schema it was made from: the migrations that had run, in order. */
  migrations: z.array(z.string()),
  created_at: z.string(),
  time_zone: z.string(),
  /** Tells keys apart without giving anything of them away: 8 hexadecimal digits. */
  key_id: z.string(),
  /** Each after those it refers to, with its columns in the order of the pieces and where its sequences stand. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), sequences: z.record(z.string(), z.string()) })),
});

export type BackupHeader = z.infer<typeof backupHeaderSchema>;

const backupEntrySchema = z.object({ name: z.string(), size: z.int(), sha256: z.string() });

export type BackupEntry = z.infer<typeof backupEntrySchema>;

export const backupManifestSchema = z.object({
  /** Rows of each table. */
  rows: z.record(z.string(), z.int()),
  /** All entries before this one, in order. */
  entries: z.array(backupEntrySchema),
});

export type BackupManifest = z.infer<typeof backupManifestSchema>;
