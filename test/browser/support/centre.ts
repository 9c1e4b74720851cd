import { execFile } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { startService, type ServiceProcess } from '../../support/service-process.js';
import { openBrowser } from './browser.js';
import { monthsLater } from './months.js';

const PASSWORD = 'fairmark-sample';
/** A page that does not come up by then has gone wrong. */
const PATIENCE_MS = 30_000;

export interface Look {
  language?: 'zh' | 'en';
  dark?: boolean;
  width?: number;
  height?: number;
}

/** The accounts of the sample, one for each role. */
export const people = { agent: '00122', leader: '00110', supervisor: '00120', trainer: '00155', manager: '00136', admin: 'admin' } as const;

/** The built product on a copy of the sample centre, with a browser before it. */
export class Centre {
  private service: ServiceProcess;

  private constructor(
    readonly home: string,
    private readonly port: number,
    readonly browser: Browser,
    service: ServiceProcess,
    private readonly worker: ServiceProcess,
    /** The last month of the sample, which is published: the one before that in which the sample was made. */
    readonly lastMonth: string,
  ) {
    this.service = service;
  }

  static async open(): Promise<Centre> {
    const folder = process.env['FAIRMARK_BROWSER_FOLDER'];
    if (folder === undefined) throw new Error('The sample centre is made by the set-up of the browser tests');
    const port = await freePort();
    const home = join(folder, `centre-${port}`);
    // Who owns the database's files matters.
    await promisify(execFile)('cp', ['-a', join(folder, 'sample'), home]);
    const service = await startService('api', home, { PORT: String(port) });
    const worker = await startService('worker', home);
    return new Centre(home, port, await openBrowser(), service, worker, await lastMonthAt(`http://127.0.0.1:${port}`));
  }

  /** The month after the sample's last: nothing is known of it yet. */
  get month(): string {
    return monthsLater(this.lastMonth, 1);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Ends the server as a power cut would. */
  async killServer(): Promise<void> {
    this.service.child.kill('SIGKILL');
    await this.service.exited;
  }

  async startServer(): Promise<void> {
    this.service = await startService('api', this.home, { PORT: String(this.port) });
  }

  /** A window of somebody who is signed in, at `path`. Errors of the page fail the test that looks at `faults`. */
  async page(employeeNo: string, path = '/', { language = 'zh', dark = false, width = 1440, height = 900 }: Look = {}): Promise<Page> {
    const page = await this.stranger({ language, dark, width, height });
    const answer = await page.request.post(`${this.address}/api/v1/sign-in`, { data: { employee_no: employeeNo, password: PASSWORD } });
    if (!answer.ok()) throw new Error(`${employeeNo} cannot sign in: ${await answer.text()}`);
    await page.goto(`${this.address}${path}`);
    await page.waitForSelector('#content h1');
    return page;
  }

  /** A window of nobody yet, not gone anywhere. */
  async stranger({ language = 'zh', dark = false, width = 1440, height = 900 }: Look = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width, height },
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme: dark ? 'dark' : 'light',
      acceptDownloads: true,
      hasTouch: width < 640,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return context.newPage();
  }

  /** Asks the HTTP interface as the one who is signed in at this page. */
  async api(page: Page, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const session = (await (await page.request.get(`${this.address}/api/v1/session`)).json()) as { csrf_token: string };
    const answer = await page.request.fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: { 'x-csrf-token': session.csrf_token, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { data: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status(), body: text === '' ? null : (JSON.parse(text) as unknown) };
  }

  /** The number of an evaluation of the sample's last month, as it stands in an address. */
  async someEvaluation(): Promise<string> {
    const page = await this.page(people.trainer);
    const { body } = await this.api(page, 'GET', `/evaluations?period=${this.lastMonth}&page_size=1&total=none`);
    await page.context().close();
    return encodeURIComponent((body as { items: [{ evaluation_no: string }] }).items[0].evaluation_no);
  }

  async close(): Promise<void> {
    await this.browser.close();
    for (const { child, exited } of [this.service, this.worker]) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
    }
    await rm(this.home, { recursive: true, force: true });
  }
}

/** The newest month that stands, asked as the manager would. */
async function lastMonthAt(address: string): Promise<string> {
  const entered = await fetch(`${address}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ employee_no: people.manager, password: PASSWORD }),
  });
  const headers = { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' };
  const answer = (await (await fetch(`${address}/api/v1/periods?sort=-period`, { headers })).json()) as {
    items: { period: string; published_run: number | null }[];
  };
  return answer.items.find(({ published_run }) => published_run !== null)!.period;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
