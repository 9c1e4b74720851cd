import { errorCode, reasonOf } from '@platform/database/database.errors.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { contentOf, digest, readArchive, type ArchiveEntry } from './archive-reader.js';
import {
  BACKUP_FORMAT,
  backupHeaderSchema,
  backupManifestSchema,
  backupMarkSchema,
  HEADER,
  KEY,
  MANIFEST,
  type BackupEntry,
  type BackupHeader,
  type BackupManifest,
} from './backup-format.js';
import { BackupDamagedError, BackupFormatError, BackupUnreadableError, NotABackupError } from './backup.errors.js';

export interface CheckedBackup {
  header: BackupHeader;
  manifest: BackupManifest;
  /** The keys that came along, a line of 64 hexadecimal digits each; null: they were left out. */
  key: string | null;
}

/**
 * Reads a backup from the first byte to the last and compares every entry with the manifest. Nothing is written.
 * @throws NotABackupError, BackupFormatError, BackupDamagedError, BackupUnreadableError
 */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  try {
    return await readThrough(file);
  } catch (error) {
    if (error instanceof FairmarkError) throw error;
    if (['ENOENT', 'EACCES', 'EISDIR', 'EPERM', 'EIO'].includes(errorCode(error))) throw new BackupUnreadableError(file, reasonOf(error));
    throw errorCode(error) === 'Z_DATA_ERROR' && /incorrect header/.test(reasonOf(error))
      ? new NotABackupError(file)
      : new BackupDamagedError(file);
  }
}

async function readThrough(file: string): Promise<CheckedBackup> {
  let header: BackupHeader | null = null;
  let manifest: BackupManifest | null = null;
  let key: string | null = null;
  const found: BackupEntry[] = [];
  for await (const entry of readArchive(file)) {
    if (manifest !== null) throw new BackupDamagedError(file);
    if (header === null) {
      const content = await firstContent(file, entry);
      header = readHeader(file, content);
      found.push(await digest({ ...entry, content: once(content) }));
    } else if (entry.name === MANIFEST) {
      manifest = backupManifestSchema.parse(JSON.parse((await contentOf(entry)).toString('utf8')));
    } else if (entry.name === KEY) {
      const content = await contentOf(entry);
      key = content.toString('utf8').trim();
      found.push(await digest({ ...entry, content: once(content) }));
    } else {
      found.push(await digest(entry));
    }
  }
  if (header === null) throw new NotABackupError(file);
  if (manifest === null || !sameEntries(found, manifest.entries)) throw new BackupDamagedError(file);
  return { header, manifest, key };
}

async function firstContent(file: string, entry: ArchiveEntry): Promise<Buffer> {
  if (entry.name !== HEADER) throw new NotABackupError(file);
  return contentOf(entry);
}

function readHeader(file: string, content: Buffer): BackupHeader {
  const json: unknown = JSON.parse(content.toString('utf8'));
  const mark = backupMarkSchema.safeParse(json);
  if (!mark.success) throw new NotABackupError(file);
  if (mark.data.format !== BACKUP_FORMAT) throw new BackupFormatError(mark.data.format, BACKUP_FORMAT);
  return backupHeaderSchema.parse(json);
}

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}

function sameEntries(found: readonly BackupEntry[], told: readonly BackupEntry[]): boolean {
  return (
    found.length === told.length &&
    found.every(({ name, size, sha256 }, index) => {
      const other = told[index];
      return other?.name === name && other.size === size && other.sha256 === sha256;
    })
  );
}
