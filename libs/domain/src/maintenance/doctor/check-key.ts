import { stat } from 'node:fs/promises';
import type { EntityManager } from 'typeorm';
import type { Environment } from '@platform/config/environment.js';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { findProof, newestNumber, opens } from '@platform/crypto/field-key-guard.js';
import { findFieldKeys, keyFileOf } from '@platform/crypto/field-key.js';
import { errorCode, reasonOf } from '@platform/database/database.errors.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { fail, ok, warn, type DoctorCheck } from './doctor-check.js';

const OTHERS = 0o077;

type KeyPlace = Pick<Environment, 'fieldKey' | 'fieldKeysBefore' | 'home'>;

/**
 * Whether the key is there, only its owner can read it, and it reads the newest stored number and the proof of the key in use. The key
 * is not made here.
 */
export async function checkKey(tx: EntityManager, environment: KeyPlace): Promise<DoctorCheck> {
  const sealed = [await newestNumber(tx), await findProof(tx)].filter((one) => one !== null);
  const file = keyFileOf(environment.home);
  const mode = environment.fieldKey === null ? await modeOf(file) : 0;
  if ((mode & OTHERS) !== 0) return fail('field_key', 'maintenance.field_key_open', { file, mode: mode.toString(8) });
  try {
    return judge(await findFieldKeys(environment), sealed, file);
  } catch (error) {
    if (error instanceof FairmarkError) return fail('field_key', 'maintenance.field_key_wrong');
    return fail('field_key', 'maintenance.field_key_unreadable', { file, reason: errorCode(error) || reasonOf(error) });
  }
}

function judge(keys: readonly Buffer[] | null, sealed: readonly Buffer[], file: string): DoctorCheck {
  if (keys === null)
    return sealed.length === 0
      ? ok('field_key', 'maintenance.field_key_none')
      : fail('field_key', 'maintenance.field_key_missing', { file });
  if (sealed.length === 0) return ok('field_key', 'maintenance.field_key_unused');
  const cipher = new FieldCipher({ keys: () => keys });
  if (!sealed.every((one) => opens(cipher, one))) return fail('field_key', 'maintenance.field_key_wrong');
  return keys.length > 1 ? warn('field_key', 'maintenance.field_key_rotating') : ok('field_key', 'maintenance.field_key_ok');
}

/** 0: it is not there, or cannot be looked at. */
async function modeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  return found === null ? 0 : found.mode & 0o777;
}
