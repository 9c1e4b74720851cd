import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import type { Environment } from '@platform/config/environment.js';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { errorCode, reasonOf } from '@platform/database/database.errors.js';
import { fail, ok, type DoctorCheck } from './doctor-check.js';

const OTHERS = 0o077;

/** Whether the key is there, only its owner can read it, and it reads the newest stored number. The key is not made here. */
export async function checkKey(tx: EntityManager, environment: Pick<Environment, 'fieldKey' | 'home'>): Promise<DoctorCheck> {
  const rows: { sealed: Buffer }[] = await tx.query(
    'select customer_cipher as sealed from call where customer_cipher is not null order by started_at desc limit 1',
  );
  const sealed = rows[0]?.sealed ?? null;
  const file = join(environment.home, 'field.key');
  let key = environment.fieldKey;
  if (key === null) {
    try {
      const mode = (await stat(file)).mode & 0o777;
      if ((mode & OTHERS) !== 0) return fail('field_key', 'maintenance.field_key_open', { file, mode: mode.toString(8) });
      key = Buffer.from((await readFile(file, 'utf8')).trim(), 'hex');
    } catch (error) {
      if (errorCode(error) !== 'ENOENT')
        return fail('field_key', 'maintenance.field_key_unreadable', { file, reason: errorCode(error) || reasonOf(error) });
      return sealed === null ? ok('field_key', 'maintenance.field_key_none') : fail('field_key', 'maintenance.field_key_missing', { file });
    }
  }
  if (sealed === null) return ok('field_key', 'maintenance.field_key_unused');
  try {
    new FieldCipher(key).decrypt(sealed);
    return ok('field_key', 'maintenance.field_key_ok');
  } catch {
    return fail('field_key', 'maintenance.field_key_wrong');
  }
}
