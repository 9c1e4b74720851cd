import type { Page } from 'playwright-core';
import { openBrowser } from '../browser/support/browser.js';
import { atMost, type Measure } from './harness.js';
import type { HttpClient } from './http-client.js';
import { HttpService } from './http-service.js';

const EVALUATOR = 'Q00001';
const AGENT = 'A00001';
const SECTIONS = 6;
/** Faster than anyone scores. */
const BETWEEN_KEYS_MS = 60;

/** Runs in the page: times each key from when it was pressed until what it changed has been painted. */
const TIMER = `
  window.paints = [];
  window.addEventListener('keydown', (event) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.paints.push(performance.now() - event.timeStamp);
      channel.port2.postMessage(null);
    });
  }, { capture: true });
`;

/** A QA trainer scores a long form by keyboard in Chromium, with autosave and everything else that goes on beside it. */
export const deskKeys: Measure = {
  name: 'desk-keys',
  about: 'keys at the scoring desk until what they change is painted, and the processor time of the page for one',
  sizes: {
    criteria: { about: 'criteria of the form', full: 60, quick: 60 },
    keys: { about: 'keys pressed', full: 600, quick: 150 },
  },
  async run(bench) {
    const { dataSource, connection } = await bench.database();
    const service = await HttpService.start(bench, dataSource, connection);
    const browser = await openBrowser();
    try {
      const client = await service.clientOf(EVALUATOR, 'qa_trainer', ['forms.write', 'evaluations.write']);
      await dataSource.query(`insert into person (employee_no, name) values ($1, $1)`, [AGENT]);
      const path = await beginDraft(client, bench.size('criteria'));
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
      await context.addCookies([{ ...(await service.sessionOf(EVALUATOR)), url: service.address }]);
      const page = await context.newPage();
      await page.addInitScript(TIMER);
      await page.goto(`${service.address}${path}`);
      await page.waitForSelector('[data-row="0"]');
      await press(page, 30);
      const cpuBefore = await processorOf(page);
      const began = await page.evaluate<number>('window.paints.length');
      const keys = bench.size('keys');
      await press(page, keys);
      const cpu = ((await processorOf(page)) - cpuBefore) / keys;
      const taken = (await page.evaluate<number[]>(`window.paints.slice(${began})`)).toSorted((a, b) => a - b);
      if (taken.length < keys) throw new Error(`Only ${taken.length} of ${keys} keys were painted`);
      const p95 = taken[Math.ceil(taken.length * 0.95) - 1]!;
      return [atMost('desk-keys', p95, 'ms', 50), atMost('desk-keys-cpu', cpu * 1000, 'ms', 35)];
    } finally {
      await browser.close();
      await service.stop();
    }
  },
};

/** Makes and publishes a form of points, options and numbers, and begins an evaluation by it. @returns where it is filled in */
async function beginDraft(client: HttpClient, count: number): Promise<string> {
  const criteria = Array.from({ length: count }, (_, at) => ({
    section: `大项 ${(at % SECTIONS) + 1}`,
    code: `C${String(at + 1).padStart(2, '0')}`,
    name: `第 ${at + 1} 项：按标准用语应答并复述客户的问题`,
    max_points: 10,
    allow_na: true,
    ...(at % 3 === 0 ? { kind: 'choice', options: '完全做到=10;部分做到=5;没有做到=0' } : { kind: 'scale', step: 0.5 }),
  }));
  await client.ask('POST', '/forms/LONG/versions', { version: '1', name: '长表', policy: 'weighted', criteria });
  await client.ask('POST', '/forms/LONG/versions/1/publication', {});
  const call = { recording_id: 'LONG-1', employee_no: AGENT, started_at: '2026-10-05T09:30:00+08:00', direction: 'inbound' };
  await client.ask('POST', '/evaluations', { call, form_code: 'LONG', purpose: 'targeted' });
  return `/desk/${encodeURIComponent(`LONG-1/LONG/${EVALUATOR}`)}`;
}

/** Answers and moves on, as somebody does who knows the form; half of it changes an answer, the rest only where one is. */
async function press(page: Page, keys: number): Promise<void> {
  const round = ['1', 'j', '5', 'j', '8', 'Backspace', '7', 'j', '2', 'k', 'j', 'n', 'j', 'j'];
  for (let at = 0; at < keys; at += 1) {
    await page.keyboard.press(round[at % round.length]!);
    await page.waitForTimeout(BETWEEN_KEYS_MS);
  }
}

/** Seconds of processor that the page's process has had so far. */
async function processorOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const found = metrics.find(({ name }) => name === 'ProcessTime') ?? metrics.find(({ name }) => name === 'TaskDuration');
  if (found === undefined) throw new Error('This browser does not tell its processor time');
  return found.value;
}
