import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildProduct, runFairmark } from '../support/fairmark-process.js';
import { until } from '../support/held-home.js';
import { startService, type ServiceProcess } from '../support/service-process.js';
import type { Json } from '../support/json.js';

interface Answer {
  status: number;
  headers: Headers;
  body: Json;
}

/** Somebody at a page: keeps the cookie and the page's own token. */
class Visitor {
  cookie = '';
  csrf = '';

  constructor(private readonly address: string) {}

  at(address: string): Visitor {
    return Object.assign(new Visitor(address), { cookie: this.cookie, csrf: this.csrf });
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        'accept-language': 'en',
        ...(method === 'GET' ? {} : { 'x-csrf-token': this.csrf }),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: text === '' ? null : isJson ? JSON.parse(text) : text };
  }

  async signIn(employeeNo: string, password: string): Promise<Answer> {
    const answer = await this.ask('POST', '/sign-in', { employee_no: employeeNo, password });
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    this.csrf = answer.body?.csrf_token ?? '';
    return answer;
  }

  /** Waits for a job, and gives it back when it has ended. */
  async ended(job: string): Promise<Json> {
    for (;;) {
      const { body } = await this.ask('GET', `/jobs/${job}`);
      if (!['queued', 'running'].includes(body.state)) return body;
      await pause(100);
    }
  }
}

const ROSTER = [
  '工号,姓名,岗位,班组,班组名称,所属班长,生效日期',
  '2001,班长一,班长,,,,2026-09-01',
  '1001,组长一,组长,T1,一组,2001,2026-09-01',
  '3001,质检一,质检培训,,,,2026-09-01',
  ...Array.from({ length: 40 }, (_, at) => `0${100 + at},客服${at},客服,T1,一组,2001,2026-09-01`),
].join('\n');
const METRICS = [
  '月份,工号,接听量,呼出量,出勤天数,应出勤天数',
  ...Array.from({ length: 40 }, (_, at) => `2026-10,0${100 + at},${400 + at},20,20,22`),
].join('\n');

describe('two servers and two workers on one database', () => {
  let folder: string;
  let home: string;
  const apis: ServiceProcess[] = [];
  const workers: ServiceProcess[] = [];
  let admin: Visitor;
  let manager: Visitor;

  beforeAll(async () => {
    await buildProduct();
    folder = await mkdtemp(join(tmpdir(), 'fairmark-service-'));
    await chmod(folder, 0o755);
    home = join(folder, 'home');
    for (const _ of [1, 2]) apis.push(await startService('api', home));
    for (const _ of [1, 2]) workers.push(await startService('worker', home));
  });

  afterAll(async () => {
    for (const { child, exited } of [...workers, ...apis]) {
      child.kill('SIGTERM');
      await exited;
    }
    await rm(folder, { recursive: true, force: true });
  });

  it('begin with the administrator that the command line makes, who must choose a password first', async () => {
    const made = await runFairmark(home, ['create-admin', '9001', '--json'], { environment: { FAIRMARK_HOME: home } });
    expect(made).toMatchObject({ status: 0, stderr: '' });
    const { temporary_password: password } = JSON.parse(made.stdout);
    admin = new Visitor(apis[0]!.address);
    expect((await admin.signIn('9001', 'wrong password')).status).toBe(401);
    expect((await admin.signIn('9001', password)).body).toMatchObject({ must_change_password: true });
    expect((await admin.ask('GET', '/accounts')).body).toMatchObject({ code: 'http.change_password_first', status: 403 });
    const changed = await admin.ask('PUT', '/session/password', { current_password: password, new_password: 'four calm horses' });
    expect(changed.status).toBe(204);
    expect((await admin.at(apis[1]!.address).ask('GET', '/accounts')).status).toBe(200);
  });

  it('know an account that was made at the other, and end its sessions everywhere at once', async () => {
    const made = await admin.ask('POST', '/accounts', { employee_no: '4001', name: '经理一', roles: [{ role: 'manager' }] });
    expect(made.status).toBe(201);
    const password = made.body.temporary_password;
    manager = new Visitor(apis[1]!.address);
    await manager.signIn('4001', password);
    await manager.ask('PUT', '/session/password', { current_password: password, new_password: 'seven slow rivers' });
    const elsewhere = new Visitor(apis[0]!.address);
    expect((await elsewhere.signIn('4001', 'seven slow rivers')).status).toBe(200);
    expect((await elsewhere.ask('DELETE', '/sessions')).status).toBe(204);
    expect((await manager.ask('GET', '/session')).status).toBe(401);
    expect((await manager.signIn('4001', 'seven slow rivers')).status).toBe(200);
  });

  it('take a file at one, bring it in by a worker, close the month and hand out the workbook at the other', async () => {
    for (const [kind, name, text] of [['roster', '花名册.csv', ROSTER], ['metrics', '指标.csv', METRICS]] as const) {
      const form = new FormData();
      form.append('file', new Blob([text]), name);
      const upload = await manager.ask('POST', '/uploads', form);
      expect(upload.status).toBe(201);
      const job = await manager.at(apis[0]!.address).ask('POST', `/uploads/${upload.body.id}/commit`, { kind });
      expect(await manager.ended(job.body.id)).toMatchObject({ state: 'done' });
    } // prettier-ignore
    const close = await manager.ask('POST', '/periods/2026-10/runs', {});
    expect(close.status).toBe(202);
    expect(await manager.ended(close.body.id)).toMatchObject({ state: 'done', result: { run: 1, cards: { agents: 40 } } });
    const wish = await manager.ask('POST', '/reports/team-monthly/exports', { period: '2026-10', team_code: 'T1' });
    expect(await manager.at(apis[0]!.address).ended(wish.body.id)).toMatchObject({ state: 'done' });
    const [made] = (await manager.ask('GET', '/exports')).body.items;
    expect(made.files).toHaveLength(1);
    const file = await fetch(`${apis[0]!.address}${made.files[0].address}`, { headers: { cookie: manager.cookie } });
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('tell of a job through a proxy that holds answers back until they end', async () => {
    const proxy = await bufferingProxy(apis[0]!.address);
    const wish = await manager.ask('POST', '/reports/team-monthly/exports', { period: '2026-10', all: true });
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const events = await fetch(`${address}/api/v1/jobs/${wish.body.id}/events`, { headers: { cookie: manager.cookie } });
    const text = await events.text();
    expect(text).toContain('"state":"done"');
    proxy.close();
  });

  it('take over what a worker leaves undone when it is told to stop', async () => {
    const job = await manager.ask('POST', '/reports/raw-answers/exports', { period: '2026-10' });
    const [leaving] = workers.splice(0, 1);
    leaving!.child.kill('SIGTERM');
    expect(await leaving!.exited).toEqual([0, null]);
    expect(await manager.ended(job.body.id)).toMatchObject({ state: 'done' });
  });

  it('finish the requests they are at when they are told to stop, and take no more', async () => {
    const [leaving] = apis.splice(0, 1);
    const slow = slowUpload(leaving!.address, manager);
    await slow.taken;
    leaving!.child.kill('SIGTERM');
    await until(async () => !(await answers(`${leaving!.address}/health/live`)));
    slow.finish();
    expect(await slow.status).toBe(201);
    expect(await leaving!.exited).toEqual([0, null]);
    expect((await manager.at(apis[0]!.address).ask('GET', '/session')).status).toBe(200);
  });

  it('write neither passwords, cookies nor tokens into their logs', () => {
    const logs = [...apis, ...workers].map((service) => service.output()).join('\n');
    for (const secret of ['four calm horses', 'seven slow rivers', manager.cookie.split('=')[1]!, manager.csrf])
      expect(logs).not.toContain(secret);
  });
});

/** Whether anybody takes a new connection at an address. */
function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = httpRequest(address, { agent: false }, (response) => resolve(response.resume().statusCode !== undefined));
    request.once('error', () => resolve(false)).end();
  });
}

/** A proxy that passes an answer on only when it is complete. */
async function bufferingProxy(target: string): Promise<Server> {
  const proxy = createServer((request, response) => {
    const { host: _, ...headers } = request.headers;
    void fetch(`${target}${request.url}`, { headers: headers as Record<string, string> }).then(async (answer) => {
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(body);
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return proxy;
}

/** An upload that stops in its middle until it is told to go on. */
function slowUpload(address: string, { cookie, csrf }: Visitor): { taken: Promise<unknown>; finish(): void; status: Promise<number> } {
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n工号,姓名\n';
  const tail = '0001,张三\n\r\n--b--\r\n';
  const upload = httpRequest(`${address}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      cookie,
      'x-csrf-token': csrf,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': Buffer.byteLength(head + tail),
      // The server says when it has the request.
      expect: '100-continue',
    },
  });
  const status = once(upload, 'response').then(([response]) => {
    response.resume();
    return response.statusCode as number;
  });
  const taken = once(upload, 'continue').then(() => upload.write(head));
  return { taken, finish: () => upload.end(tail), status };
}
