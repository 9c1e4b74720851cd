// Runs the services of a built clone on one computer: the database is held here, API and worker are children, and all end together.
import { fork, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { languageOf, readEnvironment } from '../dist/libs/platform/src/config/environment.js';
import { openDatabase } from '../dist/libs/platform/src/database/open-database.js';
import { FairmarkError } from '../dist/libs/platform/src/errors/fairmark-error.js';
import { translate } from '../dist/libs/platform/src/i18n/translate.js';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const LOG_LIMIT_BYTES = 20_000_000;
const STOP_PATIENCE_MS = 20_000;
// Limits, not sizes: at rest each needs about 120 MB. A close or an export of a large centre needs the worker's.
const services = [
  { name: 'api', file: 'apps/api/src/main.js', heapMb: 384 },
  { name: 'worker', file: 'apps/worker/src/main.js', heapMb: 768 },
];

const say = (key, params) => console.log(translate(languageOf(), `platform.${key}`, params));

/** @returns the exit status */
export async function supervise() {
  process.stdout.on('error', () => undefined);
  const children = [];
  const stop = stopRequest();
  let database = null;
  let status = 0;
  try {
    const environment = readEnvironment();
    database = await openDatabase(environment, {
      progress: ({ key, params }) => console.log(translate(environment.language, key, params)),
    });
    say('starting_services');
    const logs = join(environment.home, 'logs');
    for (const service of services) children.push(startService(service, logs));
    const ended = Promise.race(children.map((child) => child.ended));
    const [{ address }] = await Promise.race([Promise.all(children.map((child) => child.ready)), stop.then(() => [{ address: null }])]);
    if (address !== null) {
      if (environment.sample) await Promise.race([loadSample(environment, children), ended, stop]);
      say('logs_in', { folder: logs });
      say('listening', { address });
      say('press_to_stop');
    }
    const reason = await Promise.race([stop, ended]);
    if (reason.name !== undefined) {
      status = 1;
      console.error(translate(environment.language, 'platform.service_ended', reason));
    } else if (reason.parentEnded) say('parent_ended');
  } catch (error) {
    status = 1;
    console.error(error instanceof FairmarkError ? error.sentence(languageOf()) : (error.sentence ?? error.stack ?? String(error)));
  }
  if (children.length > 0) say('stopping');
  await Promise.all(children.map((child) => child.stop()));
  await database?.release();
  if (children.length > 0) say('stopped');
  return status;
}

/** Starts a service in a process group of its own, so that Ctrl-C reaches it only through us; its output goes to a log. */
function startService({ name, file, heapMb }, logs) {
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `${name}.log`);
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a');
  const child = fork(join(dist, file), [], {
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
    execArgv: [`--max-old-space-size=${heapMb}`, '--no-warnings'],
  });
  closeSync(output);
  const ended = new Promise((resolve) => child.once('exit', () => resolve({ name, log })).once('error', () => resolve({ name, log })));
  const ready = new Promise((resolve, reject) => {
    child.on('message', (message) => (message.ready === true ? resolve(message) : reject({ sentence: message.refused })));
    ended.then(() => reject({ sentence: translate(languageOf(), 'platform.service_ended', { name, log }) }));
  });
  ready.catch(() => undefined);
  return { ready, ended, stop: () => endChild(child, ended) };
}

async function endChild(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const patience = new AbortController();
  const late = pause(STOP_PATIENCE_MS, 'late', { signal: patience.signal }).catch(() => undefined);
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
  patience.abort();
}

/** Loads the sample when the database is empty, showing its progress; never keeps the services from running. */
async function loadSample(environment, children) {
  const child = spawn(process.execPath, ['--no-warnings', join(dist, 'apps/cli/src/main.js'), 'seed-sample', '--if-empty'], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', () => resolve(1)));
  children.push({ ended: new Promise(() => undefined), stop: () => endChild(child, ended) });
  if ((await ended) !== 0) console.error(translate(environment.language, 'platform.sample_failed'));
}

/** Resolves when someone wants us to end, also when only the npm that started us was stopped. */
function stopRequest() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve({ signal }));
    if (process.env.npm_lifecycle_event === undefined) return;
    const before = npmAbove();
    setInterval(() => {
      if (npmAbove() !== before) resolve({ parentEnded: true });
    }, 500).unref();
  });
}

/** The process number of the npm that started us: our parent, or its parent where npm's shell stands in between. */
function npmAbove() {
  const parent = process.ppid;
  try {
    const [command] = readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0');
    if (!/(^|\/)(sh|bash|dash|ash|zsh)$/.test(command)) return parent;
    // pid (name) state ppid …; the name may hold spaces and brackets.
    const fields = readFileSync(`/proc/${parent}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return Number(fields?.[1] ?? parent);
  } catch {
    return parent;
  }
}
