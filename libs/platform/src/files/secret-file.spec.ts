import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretFile } from './secret-file.js';

describe('a secret kept in a file', () => {
  it('is made once, though many ask at once, and only its owner may read it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fairmark-secret-'));
    const file = join(folder, 'key');
    let made = 0;
    const secrets = await Promise.all(Array.from({ length: 10 }, () => secretFile(file, () => `secret ${++made}`)));
    expect(new Set(secrets).size).toBe(1);
    expect(await secretFile(file, () => 'another')).toBe(secrets[0]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['key']);
    await rm(folder, { recursive: true });
  });
});
