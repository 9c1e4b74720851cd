import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, readlink, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { build } from '../../scripts/build.mjs';
import { until } from '../support/held-home.js';

/** What a holder says first: it has the database, or it was refused. */
interface Answer {
  open?: pg.ClientConfig;
  refused?: string;
  sentence?: string;
}

interface Holder {
  child: ChildProcess;
  answer: Promise<Answer>;
  /** Lets go in good order. */
  release(): Promise<void>;
  kill(): Promise<void>;
}

const asRoot = process.getuid?.() === 0;
const nobody = 65534;
const ownUser = asRoot ? 'root' : 'a normal user';

describe(`the embedded database, as ${ownUser}`, () => {
  let folder: string;
  let home: string;
  const holders: Holder[] = [];

  beforeAll(() => build());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fairmark-embedded-'));
    // mkdtemp makes 0700, as many home folders are; here the server's user may pass.
    await chmod(folder, 0o755);
    home = join(folder, 'home');
  });
  afterEach(async () => {
    await Promise.all(holders.splice(0).map((holder) => holder.release()));
    await rm(folder, { recursive: true, force: true });
  });

  function hold(where = home, user?: number): Holder {
    const identity = user === undefined ? {} : { uid: user, gid: user };
    const child = spawn(process.execPath, ['--no-warnings', join(process.cwd(), 'test/support/holder.mjs'), where], {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: tmpdir(),
      ...identity,
    });
    const exited = once(child, 'exit');
    const answer = once(createInterface(child.stdout), 'line').then(([line]) => JSON.parse(String(line)) as Answer);
    const holder = {
      child,
      answer,
      release: async () => {
        child.stdin.end();
        await exited;
      },
      kill: async () => {
        child.kill('SIGKILL');
        await exited;
      },
    };
    holders.push(holder);
    return holder;
  }

  const open = async (holder: Holder): Promise<pg.ClientConfig> => {
    const answer = await holder.answer;
    if (answer.open === undefined) throw new Error(answer.sentence);
    return answer.open;
  };
  const postmaster = async (base = home) => Number((await readFile(join(base, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
  const isRunning = async (base = home) => (await stat(join(base, 'postgres/postmaster.pid')).catch(() => null)) !== null;
  const ask = async (connection: pg.ClientConfig, sql: string) => {
    const client = new pg.Client(connection);
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  it('is made once when three processes start at once, and the last one out stops it', async () => {
    const three = [hold(), hold(), hold()];
    const connections = await Promise.all(three.map(open));
    expect(new Set(connections.map(({ host }) => host)).size).toBe(1);
    expect((await readdir(home)).filter((name) => name.includes('draft'))).toEqual([]);
    expect((await stat(join(home, 'postgres-password'))).mode & 0o777).toBe(0o600);
    await three[0]?.release();
    await three[1]?.kill();
    expect(await isRunning()).toBe(true);
    await three[2]?.release();
    expect(await isRunning()).toBe(false);
  });

  it('keeps what was committed through kill -9 of everything', async () => {
    const first = hold();
    const connection = await open(first);
    await ask(connection, 'create table kept as select 42 as n');
    await first.kill();
    process.kill(await postmaster(), 'SIGKILL');
    const second = hold();
    expect(await ask(await open(second), 'select n from kept')).toEqual([{ n: 42 }]);
    await second.release();
    expect(await isRunning()).toBe(false);
  });

  it('uses a server that a killed process left running, and stops it in the end', async () => {
    const first = hold();
    await open(first);
    const pid = await postmaster();
    await first.kill();
    expect(await isRunning()).toBe(true);
    const second = hold();
    await open(second);
    expect(await postmaster()).toBe(pid);
    await second.release();
    expect(await isRunning()).toBe(false);
  });

  it('comes back by itself when the server dies under a process that uses it', async () => {
    const holder = hold();
    const connection = await open(holder);
    const pid = await postmaster();
    process.kill(pid, 'SIGKILL');
    await until(async () => (await ask(connection, 'select 1 as one').catch(() => [])).length === 1);
    expect(await postmaster()).not.toBe(pid);
    await holder.release();
    expect(await isRunning()).toBe(false);
  });

  it('starts though the process number in an old postmaster.pid now belongs to another program', async () => {
    const first = hold();
    await open(first);
    await first.kill();
    const file = join(home, 'postgres/postmaster.pid');
    const lines = (await readFile(file, 'utf8')).split('\n');
    process.kill(Number(lines[0]), 'SIGKILL');
    await until(async () => !(await worksIn(join(home, 'postgres'))));
    await writeFile(file, [String(process.pid), ...lines.slice(1)].join('\n'));
    expect((await ask(await open(hold()), 'select 1 as one'))[0]).toEqual({ one: 1 });
  });

  it('comes in while the last one goes out, again and again', async () => {
    let last = hold();
    await open(last);
    for (let round = 0; round < 5; round++) {
      const next = hold();
      await pause(40 * round);
      await Promise.all([last.release(), open(next)]);
      last = next;
    }
    expect(await isRunning()).toBe(true);
    await last.release();
    expect(await isRunning()).toBe(false);
  });

  it('refuses a home that is a file, or lies in one', async () => {
    await writeFile(home, '');
    expect(await hold().answer).toMatchObject({ refused: 'platform.home_is_file' });
    expect(await hold(join(home, 'below')).answer).toMatchObject({ refused: 'platform.home_is_file' });
  });

  it('refuses data of another version, and a folder that holds something else', async () => {
    await mkdir(join(home, 'postgres'), { recursive: true });
    await writeFile(join(home, 'postgres/PG_VERSION'), '16\n');
    await writeFile(join(home, 'postgres-password'), 'x\n');
    expect(await hold().answer).toMatchObject({ refused: 'platform.data_other_version' });
    const other = join(folder, 'other');
    await mkdir(join(other, 'postgres'), { recursive: true });
    await writeFile(join(other, 'postgres/letter.txt'), 'dear all');
    expect(await hold(other).answer).toMatchObject({ refused: 'platform.data_not_ours' });
    expect(await readdir(join(other, 'postgres'))).toEqual(['letter.txt']);
  });

  it('refuses a home that another computer is using, until that has been silent for a minute', async () => {
    const first = hold();
    await open(first);
    await first.kill();
    process.kill(await postmaster(), 'SIGKILL');
    await writeFile(join(home, 'postgres-host'), 'another-computer\n');
    expect(await hold().answer).toMatchObject({ refused: 'platform.home_other_host' });
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(join(home, 'postgres-host'), longAgo, longAgo);
    await open(hold());
  });

  it('finds Chinese text by its trigrams and sorts it by pinyin', async () => {
    const connection = await open(hold());
    await ask(connection, 'create extension pg_trgm');
    expect(await ask(connection, `select cardinality(show_trgm('客服中心')) > 0 as found`)).toEqual([{ found: true }]);
    expect(
      await ask(connection, `select string_agg(n, '' order by n collate "zh-x-icu") as names from unnest(array['张', '李', '王']) n`),
    ).toEqual([{ names: '李王张' }]);
  });

  const onlyRoot = asRoot ? it : it.skip;

  onlyRoot('works for a normal user, and then for root in the same home', async () => {
    await chown(folder, nobody, nobody);
    const user = hold(home, nobody);
    await ask(await open(user), 'create table kept as select 1 as n');
    await user.release();
    const root = hold();
    expect(await ask(await open(root), 'select n from kept')).toEqual([{ n: 1 }]);
    await root.release();
    const again = hold(home, nobody);
    expect(await ask(await open(again), 'select n from kept')).toEqual([{ n: 1 }]);
  });

  onlyRoot('refuses a normal user the home of root', async () => {
    const root = hold();
    await open(root);
    expect(await hold(home, nobody).answer).toMatchObject({ refused: expect.stringMatching(/home_(not_writable|other_user)/) });
  });

  onlyRoot('keeps the data outside a home that the server cannot enter, and says where', async () => {
    await chmod(folder, 0o700);
    const holder = hold();
    await ask(await open(holder), 'create table kept as select 1 as n');
    await holder.release();
    const base = (await readFile(join(home, 'postgres-is-elsewhere.txt'), 'utf8')).split('\n')[0] ?? '';
    expect(base).toMatch(/^\/var\/lib\/fairmark\/[0-9a-f]+$/);
    expect(await isRunning(base)).toBe(false);
    const again = hold();
    expect(await ask(await open(again), 'select n from kept')).toEqual([{ n: 1 }]);
    await again.release();
    await rm(base, { recursive: true });
  });
});

/** Whether a process of the server that lies in a folder is still there; the server's children outlive it for a moment. */
async function worksIn(folder: string): Promise<boolean> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(processes.map((name) => readlink(`/proc/${name}/cwd`).catch(() => null)));
  return places.includes(await realpath(folder));
}
