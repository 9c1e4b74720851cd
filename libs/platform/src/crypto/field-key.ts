import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../config/environment.js';
import { FairmarkError } from '../errors/fairmark-error.js';
import { secretFile } from '../files/secret-file.js';

/**
 * The key of FIELD_KEY, else the one in `field.key` of FAIRMARK_HOME, which is made once with mode 0600.
 * @returns 32 bytes
 * @throws FairmarkError when the file holds something else
 */
export async function loadFieldKey({ fieldKey, home }: Pick<Environment, 'fieldKey' | 'home'>): Promise<Buffer> {
  if (fieldKey !== null) return fieldKey;
  await mkdir(home, { recursive: true });
  const file = join(home, 'field.key');
  const text = await secretFile(file, () => randomBytes(32).toString('hex'));
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new FairmarkError('platform.field_key_damaged', { file }, 500);
  return Buffer.from(text, 'hex');
}
