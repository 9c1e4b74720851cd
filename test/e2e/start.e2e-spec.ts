import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

interface Product {
  child: ChildProcess;
  output(): string;
  exited: Promise<unknown>;
}

describe('npm start', () => {
  let folder: string;
  let home: string;
  let port: number;
  const products: Product[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fairmark-start-'));
    await chmod(folder, 0o755);
    home = join(folder, 'home');
    port = await freePort();
  });
  afterEach(async () => {
    for (const { child, exited } of products.splice(0)) {
      child.kill('SIGTERM');
      await exited;
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  function start(): Product {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { ...process.env, FAIRMARK_HOME: home, PORT: String(port), SAMPLE: 'off', FAIRMARK_LANG: 'en', npm_lifecycle_event: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const product = { child, output: () => text, exited: once(child, 'exit') };
    products.push(product);
    return product;
  }

  async function started(): Promise<Product> {
    const product = start();
    while (!product.output().includes('Fairmark is ready')) {
      if (product.child.exitCode !== null) throw new Error(product.output());
      await pause(50);
    }
    return product;
  }

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const databaseRuns = async () => (await stat(join(home, 'postgres/postmaster.pid')).catch(() => null)) !== null;

  it('comes up on its own, shows where it is, serves its pages, and stops everything on SIGTERM', async () => {
    const product = await started();
    expect(product.output()).toContain(`http://localhost:${port}`);

    expect((await get('/health/live')).status).toBe(200);
    const ready = await get('/health/ready');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ok', database: 'up', migrations: 'current', queue: 'up', sample: 'off' });

    const page = await get('/scorecards?period=2026-10');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
    const html = await page.text();
    expect(html).toContain(`content="${nonce}"`);
    const script = await get(/src="(\/assets\/[^"]+)"/.exec(html)![1]!, { 'accept-encoding': 'gzip' });
    expect(script.status).toBe(200);
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/nothing.js')).status).toBe(404);
    expect((await get('/api/v1/nothing')).status).toBe(404);

    product.child.kill('SIGTERM');
    expect(await product.exited).toEqual([0, null]);
    expect(await databaseRuns()).toBe(false);
  });

  it('shows figures to nobody who has not signed in', async () => {
    await started();
    for (const path of [
      '/api/v1/periods',
      '/api/v1/exports',
      '/api/v1/exports/1/files/team-monthly_2026-10_T01_zh.xlsx',
      '/admin/queues',
    ]) {
      const answer = await get(path);
      expect([401, 404]).toContain(answer.status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('says in one sentence that the port is taken, and leaves nothing running', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const product = start();
    expect(await product.exited).toEqual([1, null]);
    expect(product.output()).toContain(`Port ${port} is taken; close the program that uses it, or choose another with PORT.`);
    expect(product.output()).not.toContain('    at ');
    expect(await databaseRuns()).toBe(false);
    other.close();
  });

  it('ends its services when it is killed itself', async () => {
    const product = await started();
    product.child.kill('SIGKILL');
    await product.exited;
    await expect(
      gone(() =>
        get('/health/live').then(
          () => true,
          () => false,
        ),
      ),
    ).resolves.toBe(true);
    await expect(gone(databaseRuns)).resolves.toBe(true);
  });

  it('stops as a whole when one of its services is killed', async () => {
    const product = await started();
    for (const pid of await childrenOf(product.child.pid ?? 0)) {
      if ((await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('apps/worker')) process.kill(pid, 'SIGKILL');
    }
    expect(await product.exited).toEqual([1, null]);
    expect(product.output()).toContain('“worker” ended unexpectedly');
    expect(await databaseRuns()).toBe(false);
  });
});

async function gone(isThere: () => Promise<boolean>): Promise<boolean> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(100)) if (!(await isThere())) return true;
  return false;
}

async function childrenOf(pid: number): Promise<number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    all.map(
      async (name) =>
        [Number(name), (await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')).split(') ').at(-1)?.split(' ')[1]] as const,
    ),
  );
  return parents.filter(([, parent]) => Number(parent) === pid).map(([child]) => child);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
