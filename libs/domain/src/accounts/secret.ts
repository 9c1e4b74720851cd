import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A secret that cannot be guessed: 256 random bits, 43 characters that may stand in a cookie, a header or an address. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is kept of a secret: its SHA-256. A slow hash is for what people choose; a random one of 256 bits needs none. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
