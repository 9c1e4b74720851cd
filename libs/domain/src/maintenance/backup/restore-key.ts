import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import type { Environment } from '@platform/config/environment.js';
import { keyFileOf, parseKeys, writtenKeys } from '@platform/crypto/field-key.js';
import { secretFile } from '@platform/files/secret-file.js';
import { KeyDiffersError } from './backup.errors.js';

/** What is to be done with the key a backup brings. */
export interface KeyPlan {
  /** Puts it in its place; called when the database stands. */
  apply(): Promise<void>;
}

const NOTHING: KeyPlan = { apply: async () => undefined };

/**
 * Decides about the key of a backup before anything is changed.
 * @param unused nothing was sealed with the key of this place, so that it may be set aside (it is renamed, never deleted)
 * @throws KeyDiffersError when another key is in use here
 */
export async function planKey(
  environment: Pick<Environment, 'fieldKey' | 'fieldKeysBefore' | 'home'>,
  key: string | null,
  unused: boolean,
): Promise<KeyPlan> {
  if (key === null) return NOTHING;
  const brought = normal(key);
  if (environment.fieldKey !== null) {
    const here = writtenKeys([environment.fieldKey, ...environment.fieldKeysBefore]).split('\n');
    if (!brought.split('\n').every((one) => here.includes(one))) throw new KeyDiffersError('FIELD_KEY');
    return NOTHING;
  }
  const file = keyFileOf(environment.home);
  const write = async () => {
    await mkdir(environment.home, { recursive: true });
    await secretFile(file, () => brought);
  };
  if (!existsSync(file)) return { apply: write };
  if (normal(await readFile(file, 'utf8')) === brought) return NOTHING;
  if (!unused) throw new KeyDiffersError(file);
  return {
    apply: async () => {
      await rename(file, `${file}.unused-${Date.now()}`);
      await write();
    },
  };
}

/** The keys of a key file in one spelling. */
function normal(text: string): string {
  return writtenKeys(parseKeys(text) ?? []);
}
