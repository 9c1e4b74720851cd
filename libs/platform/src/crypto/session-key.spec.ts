import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSessionKey } from './session-key.js';

describe('the key of the pages’ tokens', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'fairmark-session-key-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('is made once, for its owner alone, and is the same for all processes that come at once', async () => {
    const keys = await Promise.all(Array.from({ length: 6 }, () => loadSessionKey({ sessionSecret: null, home })));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
    expect((await stat(join(home, 'session.secret'))).mode & 0o777).toBe(0o600);
    expect(await loadSessionKey({ sessionSecret: null, home })).toEqual(keys[0]);
  });

  it('is that of SESSION_SECRET when there is one, wherever the process runs', async () => {
    const sessionSecret = 'x'.repeat(40);
    expect(await loadSessionKey({ sessionSecret, home })).toEqual(await loadSessionKey({ sessionSecret, home: join(home, 'other') }));
    expect(await stat(join(home, 'session.secret')).catch(() => null)).toBeNull();
  });

  it('is not taken from a file that was cut short', async () => {
    await writeFile(join(home, 'session.secret'), 'abc\n');
    await expect(loadSessionKey({ sessionSecret: null, home })).rejects.toMatchObject({ code: 'platform.session_secret_damaged' });
  });
});
