import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../config/environment.js';
import { FairmarkError } from '../errors/fairmark-error.js';
import { secretFile } from '../files/secret-file.js';

type KeyPlace = Pick<Environment, 'fieldKey' | 'home'> & Partial<Pick<Environment, 'fieldKeysBefore'>>;

/** How long a process may go on with a key after the file has another one, in ms. */
export const KEY_FILE_LAG_MS = 1000;

/** The keys of this place, 32 bytes each: the one in use first, then those that still open what they sealed. */
export interface FieldKeys {
  /** The same array as long as they are the same keys. */
  keys(): readonly Uint8Array[];
}

export function keyFileOf(home: string): string {
  return join(home, 'field.key');
}

/**
 * The keys of FIELD_KEY and FIELD_KEY_PREVIOUS, else those in `field.key` of FAIRMARK_HOME, a line each, which is made once with mode
 * 0600 and one key.
 * @throws FairmarkError when the file holds something else
 */
export async function loadFieldKeys({ fieldKey, fieldKeysBefore = [], home }: KeyPlace): Promise<Buffer[]> {
  if (fieldKey !== null) return [fieldKey, ...fieldKeysBefore];
  await mkdir(home, { recursive: true });
  const file = keyFileOf(home);
  const keys = parseKeys(await secretFile(file, () => randomBytes(32).toString('hex')));
  if (keys === null) throw new FairmarkError('platform.field_key_damaged', { file }, 500);
  return keys;
}

/** The key in use. @throws FairmarkError when the file holds something else */
export async function loadFieldKey(place: KeyPlace): Promise<Buffer> {
  return (await loadFieldKeys(place))[0]!;
}

/** The keys there are, without making one; null: there is no file. @throws FairmarkError, or what the system says of the file */
export async function findFieldKeys({ fieldKey, fieldKeysBefore = [], home }: KeyPlace): Promise<Buffer[] | null> {
  if (fieldKey !== null) return [fieldKey, ...fieldKeysBefore];
  const file = keyFileOf(home);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const keys = parseKeys(text);
  if (keys === null) throw new FairmarkError('platform.field_key_damaged', { file }, 500);
  return keys;
}

/** The keys for a process that runs on while they are changed under it. */
export async function openFieldKeys(place: KeyPlace): Promise<FieldKeys> {
  const keys = await loadFieldKeys(place);
  return place.fieldKey === null ? new KeyFile(keyFileOf(place.home), keys) : { keys: () => keys };
}

/** One key a line; null: that is not what the text holds. */
export function parseKeys(text: string): Buffer[] | null {
  const lines = text.trim().split(/\r?\n/);
  return lines.every((line) => /^[0-9a-f]{64}$/i.test(line)) ? lines.map((line) => Buffer.from(line, 'hex')) : null;
}

/** The text of a key file. */
export function writtenKeys(keys: readonly Uint8Array[]): string {
  return keys.map((key) => Buffer.from(key).toString('hex')).join('\n');
}

/** Follows the file: a rotation puts a new key into it while others run. */
class KeyFile implements FieldKeys {
  private lookedAt = performance.now();
  private seen: string;

  constructor(
    private readonly file: string,
    private known: readonly Uint8Array[],
  ) {
    this.seen = this.mark();
  }

  keys(): readonly Uint8Array[] {
    const now = performance.now();
    if (now - this.lookedAt < KEY_FILE_LAG_MS) return this.known;
    this.lookedAt = now;
    const mark = this.mark();
    if (mark === this.seen) return this.known;
    // A file that is gone or damaged is no reason to forget what it held.
    const keys = mark === '' ? null : parseKeys(readFileSync(this.file, 'utf8'));
    if (keys === null) return this.known;
    this.seen = mark;
    this.known = keys;
    return keys;
  }

  /** Changes with the file; empty: it is not there. */
  private mark(): string {
    const found = statSync(this.file, { throwIfNoEntry: false });
    return found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
  }
}
