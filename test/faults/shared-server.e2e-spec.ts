import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildProduct, runFairmark } from '../support/fairmark-process.js';

const ROSTER = '工号,姓名,岗位,班组,生效日期\n0001,张晓雯,客服,A,2026-01-01\n';

describe('commands at once in a home that no process holds', () => {
  let folder: string;
  const postmaster = async () =>
    (await readFile(join(folder, '.fairmark/postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0] ?? '';

  beforeAll(async () => {
    await buildProduct();
    folder = await mkdtemp(join(tmpdir(), 'fairmark-shared-'));
    // Under root the server runs as another user, who must be able to pass.
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'roster.csv'), ROSTER);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Runs commands at once, and looks all the while which servers there are. */
  async function together(...commands: string[][]) {
    const servers = new Set<string>();
    let ended = false;
    const watching = (async () => {
      for (; !ended; await pause(20)) servers.add(await postmaster());
    })();
    const ran = await Promise.all(commands.map((words) => runFairmark(folder, words)));
    ended = true;
    await watching;
    servers.delete('');
    return { ran, servers: [...servers] };
  }

  it('share one server, which the first one makes and the last one out stops', async () => {
    const { ran, servers } = await together(['migrate', '--json'], ['import', 'roster', 'roster.csv', '--json'], ['scorecards', '2026-10']);
    expect(ran.map(({ status }) => status)).toEqual([0, 0, 1]);
    expect(ran.map(({ stderr }) => stderr)).toEqual(['', '', expect.stringMatching(/^[^\n]+\.\n$/)]);
    expect(JSON.parse(ran[1]!.stdout)).toMatchObject({ files: [{ rows_imported: 1 }] });
    expect(servers).toHaveLength(1);
    expect(await postmaster()).toBe('');
    expect((await readdir(join(folder, '.fairmark'))).filter((name) => /draft|\.note/.test(name))).toEqual([]);
  });

  it('find the server stopped and start it again, once', async () => {
    const import_ = ['import', 'roster', 'roster.csv', '--json'];
    const { ran, servers } = await together(import_, import_);
    for (const each of ran) {
      expect(each).toMatchObject({ status: 0, stderr: '' });
      expect(JSON.parse(each.stdout)).toMatchObject({ files: [{ rows_imported: 0, rows_unchanged: 1 }] });
    }
    expect(servers).toHaveLength(1);
    expect(await postmaster()).toBe('');
  });
});
