import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FieldCipher } from '../crypto/field-cipher.js';
import { EncryptedFiles } from './encrypted-files.js';

describe('stored import files', () => {
  let folder: string;
  let files: EncryptedFiles;
  const content = Buffer.from('工号,客户号码\n0012,13812345678\n'.repeat(300_000));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'encrypted-files-'));
    files = new EncryptedFiles({ filesFolder: folder }, new FieldCipher(Buffer.alloc(32, 7)));
    await writeFile(join(folder, 'in.csv'), content);
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  const readBack = async (store: EncryptedFiles): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for await (const piece of store.read('imports/1')) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  it('come back as they came in, and are unreadable on disk', async () => {
    await files.keep(join(folder, 'in.csv'), 'imports/1');
    expect((await readBack(files)).equals(content)).toBe(true);
    expect((await readFile(join(folder, 'imports/1'))).includes('13812345678')).toBe(false);
  });

  it('are refused under another key, and when a byte was changed', async () => {
    await files.keep(join(folder, 'in.csv'), 'imports/1');
    await expect(readBack(new EncryptedFiles({ filesFolder: folder }, new FieldCipher(Buffer.alloc(32, 8))))).rejects.toThrow();
    const stored = await readFile(join(folder, 'imports/1'));
    stored[stored.length - 1]! ^= 1;
    await writeFile(join(folder, 'imports/1'), stored);
    await expect(readBack(files)).rejects.toThrow();
  });

  it.each([
    [0, 10],
    [5, 6],
    [4 * 1024 * 1024 - 3, 4 * 1024 * 1024 + 3],
    [4 * 1024 * 1024, 4 * 1024 * 1024 + 1],
    [content.length - 7, content.length + 100],
    [3, 3],
    [content.length, content.length + 1],
  ])('give the bytes from %i to %i without opening the others', async (from, to) => {
    await files.keep(join(folder, 'in.csv'), 'imports/1');
    const stored = await readFile(join(folder, 'imports/1'));
    const needsLast = to > 4 * 1024 * 1024;
    if (!needsLast) {
      stored[stored.length - 1]! ^= 1;
      await writeFile(join(folder, 'imports/1'), stored);
    }
    const pieces: Buffer[] = [];
    for await (const piece of files.readPart('imports/1', from, to)) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(content.subarray(from, to))).toBe(true);
  });

  it('never leave the store’s folder', async () => {
    await expect(files.keep(join(folder, 'in.csv'), '../outside')).rejects.toThrow(RangeError);
  });
});
