import { createHash, randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../config/environment.js';
import { FairmarkError } from '../errors/fairmark-error.js';
import { secretFile } from '../files/secret-file.js';

/** Injects the key that pages' tokens are signed with: `@Inject(SESSION_KEY) key: Buffer`, 32 bytes. */
export const SESSION_KEY = Symbol('session key');

const LEAST_LENGTH = 32;

/**
 * The key of SESSION_SECRET, else of `session.secret` in FAIRMARK_HOME, which is made once with mode 0600. Processes that serve the same
 * people need the same one.
 * @returns 32 bytes
 * @throws FairmarkError when the file holds something else
 */
export async function loadSessionKey({ sessionSecret, home }: Pick<Environment, 'sessionSecret' | 'home'>): Promise<Buffer> {
  return createHash('sha256')
    .update(sessionSecret ?? (await keptSecret(home)))
    .digest();
}

async function keptSecret(home: string): Promise<string> {
  await mkdir(home, { recursive: true });
  const file = join(home, 'session.secret');
  const text = await secretFile(file, () => randomBytes(32).toString('hex'));
  if (text.length < LEAST_LENGTH) throw new FairmarkError('platform.session_secret_damaged', { file }, 500);
  return text;
}
