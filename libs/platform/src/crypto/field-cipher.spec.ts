import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { FieldCipher, keyIdOfSealed } from './field-cipher.js';
import { findFieldKeys, KEY_FILE_LAG_MS, loadFieldKey, loadFieldKeys, openFieldKeys } from './field-key.js';
import { maskNumber, maskSealed } from './mask-number.js';

const key = Buffer.alloc(32, 7);
const cipher = new FieldCipher(key);
const other = new FieldCipher(Buffer.alloc(32, 8));

describe('field cipher', () => {
  it('gives back what it was given', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(cipher.decrypt(cipher.encrypt(text))).toBe(text)));
    fc.assert(fc.property(fc.uint8Array(), (bytes) => expect([...cipher.open(cipher.seal(bytes))]).toEqual([...bytes])));
  });

  it('never writes the same number the same way twice, nor readably', () => {
    const one = cipher.encrypt('13812345678');
    expect(one.equals(cipher.encrypt('13812345678'))).toBe(false);
    expect(one.includes('13812345678')).toBe(false);
    const many = Array.from({ length: 5000 }, () => cipher.encrypt('').subarray(5, 17).toString('hex'));
    expect(new Set(many).size).toBe(5000);
  });

  it('says so when another key encrypted the value', () => {
    expect(() => other.decrypt(cipher.encrypt('13812345678'))).toThrow(expect.objectContaining({ code: 'platform.field_key_other' }));
  });

  it('refuses a value in which any byte was changed', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const sealed = cipher.encrypt('13812345678');
        const at = place % sealed.length;
        sealed[at] = (sealed[at] ?? 0) ^ change;
        expect(() => cipher.decrypt(sealed)).toThrow();
      }),
    );
    expect(() => cipher.decrypt(Buffer.of(1, 2))).toThrow(expect.objectContaining({ code: 'platform.sealed_damaged' }));
  });

  it('finds a number however it is spelt, and only under its own key', () => {
    const index = cipher.index('13812345678');
    for (const spelling of ['138 1234 5678', '138-1234-5678', '+86 13812345678', '1３812345678'])
      expect(cipher.index(spelling).equals(index)).toBe(true);
    expect(cipher.index('13812345679').equals(index)).toBe(false);
    expect(other.index('13812345678').equals(index)).toBe(false);
  });

  it('reads what earlier releases stored', () => {
    const stored = Buffer.from('AduA2jgJCQkJCQkJCQkJCQl5a1v4jASRD5wVqOI193VYB2nxFQxu5+aAcP4=', 'base64');
    expect(cipher.decrypt(stored)).toBe('13812345678');
    expect(cipher.index('13812345678').toString('base64')).toBe('73CyrMwKbtYIgGOYzOCYQtWmiyKKSKg/iKDyOkNs7DU=');
  });

  it('with several keys seals with the first and opens what any of them sealed', () => {
    const keys = [Buffer.alloc(32, 8), key];
    const ring = new FieldCipher({ keys: () => keys });
    expect(ring.decrypt(cipher.encrypt('13812345678'))).toBe('13812345678');
    expect(other.decrypt(ring.encrypt('13812345678'))).toBe('13812345678');
    expect(ring.keyIds).toEqual([other.keyId, cipher.keyId]);
    expect(ring.index('10086').equals(other.index('10086'))).toBe(true);
    expect(ring.indexes('10086')).toEqual([other.index('10086'), cipher.index('10086')]);
    expect(keyIdOfSealed(ring.encrypt(''))).toBe(other.keyId);
    expect(keyIdOfSealed(Buffer.from('PK is no sealed content, however long it may be'))).toBeNull();
  });

  it('shows nothing of a number whose key is not here, and does not fail for it', () => {
    expect(maskSealed(cipher, cipher.encrypt('13812345678'))).toBe('138****5678');
    expect(maskSealed(other, cipher.encrypt('13812345678'))).toBe('****');
  });

  it('shows only the ends of a number', () => {
    expect(maskNumber('13812345678')).toBe('138****5678');
    expect(maskNumber('01012345678')).toBe('010****5678');
    expect(maskNumber('82345678')).toBe('82****78');
    expect(maskNumber('10086')).toBe('*****');
    expect(maskNumber('')).toBe('');
  });
});

describe('field key', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'field-key-'));
  });
  afterEach(async () => rm(home, { recursive: true, force: true }));

  it('is made once, for its owner alone, and is the same for all who come at once', async () => {
    const folder = join(home, 'new');
    const keys = await Promise.all(Array.from({ length: 5 }, () => loadFieldKey({ fieldKey: null, home: folder })));
    expect(new Set(keys.map((each) => each.toString('hex'))).size).toBe(1);
    expect((await stat(join(folder, 'field.key'))).mode & 0o777).toBe(0o600);
    expect((await readFile(join(folder, 'field.key'), 'utf8')).trim()).toBe(keys[0]?.toString('hex'));
  });

  it('comes from the environment where that has one', async () => {
    expect(await loadFieldKey({ fieldKey: key, home: join(home, 'untouched') })).toBe(key);
    await expect(stat(join(home, 'untouched'))).rejects.toThrow();
  });

  it('is refused in one sentence when the file holds something else', async () => {
    await writeFile(join(home, 'field.key'), 'rubbish');
    await expect(loadFieldKey({ fieldKey: null, home })).rejects.toMatchObject({ code: 'platform.field_key_damaged' });
  });

  it('may stand before older ones, and is not made by looking for it', async () => {
    expect(await findFieldKeys({ fieldKey: null, home })).toBeNull();
    await writeFile(join(home, 'field.key'), `${'ab'.repeat(32)}\n${'cd'.repeat(32)}\n`);
    expect(await loadFieldKeys({ fieldKey: null, home })).toEqual([Buffer.alloc(32, 0xab), Buffer.alloc(32, 0xcd)]);
    expect(await loadFieldKeys({ fieldKey: key, fieldKeysBefore: [Buffer.alloc(32, 1)], home })).toEqual([key, Buffer.alloc(32, 1)]);
  });

  it('is followed while a process runs, and kept when its file goes', async () => {
    const file = join(home, 'field.key');
    const keys = await openFieldKeys({ fieldKey: null, home });
    const [first] = keys.keys();
    const seen = async () => {
      await pause(KEY_FILE_LAG_MS + 100);
      return keys.keys();
    };
    await writeFile(file, `${'ab'.repeat(32)}\n${Buffer.from(first!).toString('hex')}\n`);
    expect(await seen()).toEqual([Buffer.alloc(32, 0xab), first]);
    await writeFile(file, 'rubbish');
    expect(await seen()).toHaveLength(2);
    await rm(file);
    expect(await seen()).toHaveLength(2);
  });
});
