import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { errorCode } from '@platform/database/database.errors.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { MessageKey } from '@platform/i18n/translate.js';

const SENTENCES: Record<string, MessageKey> = {
  EEXIST: 'reporting.not_a_folder',
  ENOTDIR: 'reporting.not_a_folder',
  EACCES: 'reporting.folder_forbidden',
  EPERM: 'reporting.folder_forbidden',
  EROFS: 'reporting.folder_forbidden',
  ENOSPC: 'reporting.folder_full',
  EDQUOT: 'reporting.folder_full',
};

/**
 * Makes the folder of an export where it is not there yet, and looks whether it can be written in before any work is done.
 * @param folder absolute
 * @throws FairmarkError with the reason
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = errorCode(error);
    throw new FairmarkError(SENTENCES[reason] ?? 'reporting.folder_unusable', { folder, reason });
  }
}
