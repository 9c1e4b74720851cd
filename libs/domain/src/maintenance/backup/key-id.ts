import { FieldCipher } from '@platform/crypto/field-cipher.js';

const KEY_ID = { from: 1, to: 5 };

/** What sealed bytes say of their key, 8 hexadecimal digits: enough to tell keys apart, and nothing of the key itself. */
export function keyIdOf(key: Uint8Array): string {
  return keyIdOfSealed(new FieldCipher(key).seal(Buffer.alloc(0)));
}

/** The id of the key that sealed these bytes. */
export function keyIdOfSealed(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(KEY_ID.from, KEY_ID.to)).toString('hex');
}
