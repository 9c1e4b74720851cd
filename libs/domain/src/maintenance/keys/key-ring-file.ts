import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { writtenKeys } from '@platform/crypto/field-key.js';

/** Replaces the keys of a key file, the one in use first, whole or not at all. */
export async function writeKeyFile(file: string, keys: readonly Uint8Array[]): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}.draft`;
  try {
    await writeFile(draft, `${writtenKeys(keys)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Leaves only the key in use in a key file. The others are set aside under their ids, for older backups need them. @returns where they are */
export async function retireKeys(file: string, keys: readonly Uint8Array[]): Promise<string[]> {
  const [inUse, ...old] = keys;
  const places: string[] = [];
  for (const key of old) {
    const place = `${file}.retired-${new FieldCipher(key).keyId}`;
    await writeKeyFile(place, [key]);
    places.push(place);
  }
  if (old.length > 0) await writeKeyFile(file, [inUse!]);
  return places;
}
