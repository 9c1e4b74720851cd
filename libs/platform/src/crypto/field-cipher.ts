import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { FairmarkError } from '../errors/fairmark-error.js';
import type { FieldKeys } from './field-key.js';

const FORMAT = 1;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Random bytes are drawn for so many nonces at once: a call list asks for hundreds of thousands. */
const NONCES_DRAWN = 1024;
const HEAD_BYTES = 1 + KEY_ID_BYTES;
/** By how much sealed bytes are longer. */
export const SEALING_ADDS = HEAD_BYTES + IV_BYTES + TAG_BYTES;
const BODY_AT = SEALING_ADDS;

const derive = (key: Uint8Array, purpose: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `fairmark ${purpose}`, length));

/** What is derived from one key by HKDF-SHA256. */
interface DerivedKey {
  encryption: Buffer;
  index: Buffer;
  id: Buffer;
}

/** Sealed bytes tell which key sealed them: 8 hexadecimal digits that give nothing of the key away. null: these are no sealed bytes. */
export function keyIdOfSealed(sealed: Uint8Array): string | null {
  return sealed.length < BODY_AT || sealed[0] !== FORMAT ? null : Buffer.from(sealed.subarray(1, HEAD_BYTES)).toString('hex');
}

/**
 * Encrypts single values (customer numbers) and whole files with AES-256-GCM. Sealed bytes are: format (1), key id (4), nonce (12),
 * tag (16), cipher text. The blind index is an HMAC-SHA256 under a key of its own, so that equal numbers are found without being read.
 * The first of several keys seals; all of them open.
 */
export class FieldCipher {
  private readonly source: FieldKeys;
  private known: readonly Uint8Array[] = [];
  private ring: readonly DerivedKey[] = [];
  private nonces = Buffer.alloc(0);

  /** @param keys 32 bytes each */
  constructor(keys: Uint8Array | FieldKeys) {
    this.source = keys instanceof Uint8Array ? fixed(keys) : keys;
    this.keys();
  }

  /** Of the key that seals. */
  get keyId(): string {
    return this.current().id.toString('hex');
  }

  /** Of all keys, the one that seals first. */
  get keyIds(): string[] {
    return this.keys().map(({ id }) => id.toString('hex'));
  }

  encrypt(text: string): Buffer {
    return this.seal(Buffer.from(text, 'utf8'));
  }

  /** @throws FairmarkError when another key encrypted it, or the bytes were changed */
  decrypt(sealed: Uint8Array): string {
    return this.open(sealed).toString('utf8');
  }

  seal(bytes: Uint8Array): Buffer {
    const { id, encryption } = this.current();
    const head = Buffer.concat([Buffer.of(FORMAT), id]);
    const nonce = this.nextNonce();
    const cipher = createCipheriv('aes-256-gcm', encryption, nonce);
    cipher.setAAD(head);
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), body]);
  }

  /** @throws FairmarkError when another key encrypted it, or the bytes were changed */
  open(sealed: Uint8Array): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes.length < BODY_AT || bytes[0] !== FORMAT) throw new FairmarkError('platform.sealed_damaged', {}, 500);
    const key = this.keys().find(({ id }) => bytes.subarray(1, HEAD_BYTES).equals(id));
    if (key === undefined) throw new FairmarkError('platform.field_key_other', {}, 500);
    const decipher = createDecipheriv('aes-256-gcm', key.encryption, bytes.subarray(HEAD_BYTES, HEAD_BYTES + IV_BYTES), {
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
    return indexUnder(this.current(), text);
  }

  /** The index under each key: until a rotation is done, a number may stand under any of them. To find it: `customer_index = any (…)`. */
  indexes(text: string): Buffer[] {
    return this.keys().map((key) => indexUnder(key, text));
  }

  private current(): DerivedKey {
    return this.keys()[0]!;
  }

  private keys(): readonly DerivedKey[] {
    const keys = this.source.keys();
    if (keys !== this.known) {
      this.ring = keys.map(derived);
      this.known = keys;
    }
    return this.ring;
  }

  /** Each is handed out once. */
  private nextNonce(): Buffer {
    if (this.nonces.length < IV_BYTES) this.nonces = randomBytes(IV_BYTES * NONCES_DRAWN);
    const nonce = this.nonces.subarray(0, IV_BYTES);
    this.nonces = this.nonces.subarray(IV_BYTES);
    return nonce;
  }
}

function fixed(key: Uint8Array): FieldKeys {
  const keys = [key];
  return { keys: () => keys };
}

function derived(key: Uint8Array): DerivedKey {
  if (key.length !== KEY_BYTES) throw new RangeError(`The field key has ${KEY_BYTES} bytes, not ${key.length}`);
  return {
    encryption: derive(key, 'field encryption', KEY_BYTES),
    index: derive(key, 'field index', KEY_BYTES),
    id: derive(key, 'field key id', KEY_ID_BYTES),
  };
}

function indexUnder({ index }: DerivedKey, text: string): Buffer {
  return createHmac('sha256', index).update(comparable(text)).digest();
}

/** A number without what people put between its digits, and without the code of the home country before a mobile number. */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s()\-–—.]/gu, '')
    .replace(/^(?:\+|00)86(?=1\d{10}$)/, '')
    .toLowerCase();
}
