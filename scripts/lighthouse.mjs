// npm run lighthouse: measures the main pages as a desktop browser sees them, on the sample centre in a temporary folder, and ends with
// status 1 when one is below its target. `-- --json FILE` keeps the figures.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium as playwright } from 'playwright-core';
import { prepare } from './prepare.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const targets = { performance: 0.95, accessibility: 1, 'best-practices': 1 };
const runsOf = 3;
const trainer = '00155';
const manager = '00136';
const pages = [
  { name: 'sign-in', path: '/', who: null },
  { name: 'home', path: '/', who: manager },
  { name: 'scoring desk', path: '/desk', who: trainer },
  { name: 'scorecard', path: '/scorecards', who: manager },
  { name: "agent's card", path: `/scorecards/${lastMonth()}/agents/00122`, who: manager },
  { name: 'trends', path: '/trends', who: manager },
];

/** The sample's last month is the one before the running one, where the sample is. */
function lastMonth() {
  const [year, month] = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).split('-').map(Number);
  return new Date(Date.UTC(year, month - 2)).toISOString().slice(0, 7);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startProduct(home, port) {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, FAIRMARK_HOME: home, FAIRMARK_LANG: 'en', PORT: String(port), npm_lifecycle_event: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!said.includes('Fairmark is ready')) {
    if (child.exitCode !== null) throw new Error(`Fairmark did not start:\n${said}`);
    await pause(200);
  }
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

async function cookieOf(address, employee_no) {
  const answer = await fetch(`${address}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ employee_no, password: 'fairmark-sample' }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** The median of three runs of each category, and what the last run found wanting. */
async function measure(address, port, { path, who }) {
  const extraHeaders = who === null ? {} : { Cookie: await cookieOf(address, who) };
  const options = { port, output: 'json', logLevel: 'error', extraHeaders, onlyCategories: Object.keys(targets) };
  const runs = [];
  for (let run = 0; run < runsOf; run += 1) runs.push((await lighthouse(`${address}${path}`, options, desktopConfig)).lhr);
  const middle = (category) => runs.map(({ categories }) => categories[category].score).toSorted((a, b) => a - b)[Math.floor(runsOf / 2)];
  const { categories, audits } = runs.at(-1);
  const wanting = Object.keys(targets).flatMap((category) =>
    categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
      .flatMap(({ id }) => [`${id}: ${audits[id].displayValue ?? audits[id].title}`, ...placesOf(audits[id])]),
  );
  return { scores: Object.fromEntries(Object.keys(targets).map((category) => [category, middle(category)])), wanting };
}

/** Where an audit found something, at most three places. */
function placesOf({ details }) {
  const found = (details?.items ?? []).map(({ node, description }) => node?.explanation ?? node?.snippet ?? description);
  return found
    .filter((place) => typeof place === 'string')
    .slice(0, 3)
    .map((place) => `  ${place.replaceAll('\n', ' ').slice(0, 300)}`);
}

await prepare();
const folder = await mkdtemp(join(tmpdir(), 'fairmark-lighthouse-'));
await chmod(folder, 0o755);
const [web, debug] = [await freePort(), await freePort()];
const stop = await startProduct(join(folder, 'home'), web);
const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath());
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  `--remote-debugging-port=${debug}`,
];
const browser = await playwright.launch({ executablePath, headless: true, args });
const results = [];
try {
  for (const page of pages) {
    const { scores, wanting } = await measure(`http://127.0.0.1:${web}`, debug, page);
    const holds = Object.entries(targets).every(([category, least]) => scores[category] >= least);
    results.push({ page: page.name, ...scores, holds });
    const figures = Object.keys(targets).map((category) => `${category} ${Math.round(scores[category] * 100)}`);
    console.log(`${page.name.padEnd(14)} ${figures.join('  ')}  ${holds ? 'holds' : 'DOES NOT HOLD'}`);
    for (const line of wanting) console.log(`  ${line}`);
  }
} finally {
  await browser.close();
  await stop();
  await rm(folder, { recursive: true, force: true });
}
const at = process.argv.indexOf('--json');
if (at > 0) await writeFile(process.argv[at + 1], `${JSON.stringify(results, null, 2)}\n`);
process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
