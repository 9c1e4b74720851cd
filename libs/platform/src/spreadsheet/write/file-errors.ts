import { basename, dirname } from 'node:path';
import type { MessageKey } from '../../i18n/translate.js';
import { FairmarkError } from '../../errors/fairmark-error.js';

const SENTENCES: Record<string, MessageKey> = {
  ENOSPC: 'report.disk_full',
  EDQUOT: 'report.disk_full',
  EACCES: 'report.no_permission',
  EPERM: 'report.no_permission',
  EROFS: 'report.no_permission',
  EISDIR: 'report.is_directory',
  ENOTEMPTY: 'report.is_directory',
  ENOENT: 'report.folder_missing',
  ENOTDIR: 'report.folder_missing',
};

/** Turns a failure of the file system while writing into a sentence for the user; anything else comes back as it is. */
export function writingError(error: unknown, path: string): unknown {
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('code' in error)) return error;
  if (typeof error.code !== 'string') return error;
  const key = SENTENCES[error.code] ?? 'report.cannot_write';
  return new FairmarkError(key, { file: basename(path), folder: dirname(path), reason: error.code });
}
