import { hash, parseOptions, verify } from '@node-rs/argon2';

/** argon2id as OWASP's password storage cheat sheet recommends: 19 MiB, two passes, one lane; some 30 ms on a core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Hashed once for the process: what a password is held against when there is no other, so that the work is the same. */
let nobodys: Promise<string> | null = null;

/** @returns a PHC string with its own salt and parameters */
export async function hashPassword(password: string): Promise<string> {
  return hash(plain(password), COST);
}

/**
 * Whether a password is the one that was hashed. It takes as long when there is no hash.
 * @param hashed null: there is none, so it cannot be
 */
export async function isPassword(hashed: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('');
  const matches = await verify(hashed ?? (await nobodys), plain(password));
  return matches && hashed !== null;
}

/** Whether it was hashed with other parameters than a new one would be. */
export function isOutdated(hashed: string): boolean {
  const { memoryCost, timeCost, parallelism, outputLen } = parseOptions(hashed);
  return JSON.stringify({ memoryCost, timeCost, parallelism, outputLen }) !== JSON.stringify(COST);
}

/** Full-width letters and composed accents depend on the keyboard and not on what the holder means. */
function plain(password: string): string {
  return password.normalize('NFKC');
}
