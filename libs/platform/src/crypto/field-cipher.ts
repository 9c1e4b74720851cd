import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { FairmarkError } from '../errors/fairmark-error.js';

const FORMAT = 1;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Random bytes are drawn for so many nonces at once: a call list asks for hundreds of thousands. */
const NONCES_DRAWN = 1024;
const HEAD_BYTES = 1 + KEY_ID_BYTES;
const BODY_AT = HEAD_BYTES + IV_BYTES + TAG_BYTES;

const derive = (key: Uint8Array, purpose: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `fairmark ${purpose}`, length));

/**
 * Encrypts single values (customer numbers) and whole files with AES-256-GCM. Sealed bytes are: format (1), key id (4), nonce (12),
 * tag (16), cipher text. The blind index is an HMAC-SHA256 under a key of its own, so that equal numbers are found without being read.
 */
export class FieldCipher {
  private readonly encryptionKey: Buffer;
  private readonly indexKey: Buffer;
  private readonly keyId: Buffer;
  private nonces = Buffer.alloc(0);

  /** @param key 32 bytes, from which the three keys in use are derived by HKDF-SHA256 */
  constructor(key: Uint8Array) {
    if (key.length !== KEY_BYTES) throw new RangeError(`The field key has ${KEY_BYTES} bytes, not ${key.length}`);
    this.encryptionKey = derive(key, 'field encryption', KEY_BYTES);
    this.indexKey = derive(key, 'field index', KEY_BYTES);
    this.keyId = derive(key, 'field key id', KEY_ID_BYTES);
  }

  encrypt(text: string): Buffer {
    return this.seal(Buffer.from(text, 'utf8'));
  }

  /** @throws FairmarkError when another key encrypted it, or the bytes were changed */
  decrypt(sealed: Uint8Array): string {
    return this.open(sealed).toString('utf8');
  }

  seal(bytes: Uint8Array): Buffer {
    const head = Buffer.concat([Buffer.of(FORMAT), this.keyId]);
    const nonce = this.nextNonce();
    const cipher = createCipheriv('aes-256-gcm', this.encryptionKey, nonce);
    cipher.setAAD(head);
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), body]);
  }

  /** @throws FairmarkError when another key encrypted it, or the bytes were changed */
  open(sealed: Uint8Array): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes.length < BODY_AT || bytes[0] !== FORMAT) throw new FairmarkError('platform.sealed_damaged', {}, 500);
    if (!bytes.subarray(1, HEAD_BYTES).equals(this.keyId)) throw new FairmarkError('platform.field_key_other', {}, 500);
    const decipher = createDecipheriv('aes-256-gcm', this.encryptionKey, bytes.subarray(HEAD_BYTES, HEAD_BYTES + IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(bytes.subarray(0, HEAD_BYTES));
    decipher.setAuthTag(bytes.subarray(HEAD_BYTES + IV_BYTES, BODY_AT));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(BODY_AT)), decipher.final()]);
    } catch {
      throw new FairmarkError('platform.sealed_damaged', {}, 500);
    }
  }

  /** 32 bytes, the same for every spelling of the same number (`+86 138-1234-5678`, `13812345678`). */
  index(text: string): Buffer {
    return createHmac('sha256', this.indexKey).update(comparable(text)).digest();
  }

  /** Each is handed out once. */
  private nextNonce(): Buffer {
    if (this.nonces.length < IV_BYTES) this.nonces = randomBytes(IV_BYTES * NONCES_DRAWN);
    const nonce = this.nonces.subarray(0, IV_BYTES);
    this.nonces = this.nonces.subarray(IV_BYTES);
    return nonce;
  }
}

/** A number without what people put between its digits, and without the code of the home country before a mobile number. */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s()\-–—.]/gu, '')
    .replace(/^(?:\+|00)86(?=1\d{10}$)/, '')
    .toLowerCase();
}
