// Makes a fresh clone ready to run: installs the packages and builds, each only when needed. Needs nothing but Node.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isBuilt } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lock = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules', '.fairmark-lock');
const npmsOwn = join(root, 'node_modules', '.package-lock.json');
const english = /^en/i.test(process.env.FAIRMARK_LANG || process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');

// Said before the message catalogue is built.
const words = english
  ? {
      old: `Node ${process.versions.node} is too old: Fairmark needs Node 20.19 or later.`,
      linked: 'node_modules is a link to another place and does not fit package-lock.json; remove the link, or install there yourself.',
      installing: 'Installing packages (only after a change, some minutes) …',
      failed: 'The packages could not be installed; the reason stands above.',
      building: 'Building …',
      notBuilt: 'The build failed; the reason stands above.',
      built: (seconds) => `Built in ${seconds} s`,
    }
  : {
      old: `Node ${process.versions.node} 版本太低：需要 Node 20.19 或更高版本。`,
      linked: 'node_modules 是指向别处的链接，且与 package-lock.json 不一致；请删除该链接，或自行在那里安装。',
      installing: '正在安装依赖（仅在有变化时，需要几分钟）…',
      failed: '依赖没有装好，原因见上方。',
      building: '正在构建…',
      notBuilt: '构建没有成功，原因见上方。',
      built: (seconds) => `构建完成，用时 ${seconds} 秒`,
    };

function lockHash() {
  return createHash('sha256').update(readFileSync(lock)).digest('hex');
}

/** Whether node_modules is what the lock file says: by our own stamp, or because npm ran after the lock file last changed. */
function isInstalled() {
  if (!existsSync(npmsOwn)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true;
  return statSync(npmsOwn).mtimeMs >= statSync(lock).mtimeMs;
}

async function install() {
  // npm ci empties node_modules first, and through a link that would be the packages of another clone.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) throw new Error(words.linked);
  const windows = process.platform === 'win32';
  const npm = process.env.npm_execpath;
  // The npm that runs us, when one does: another might write node_modules differently.
  const [command, ...args] = npm?.endsWith('.js') ? [process.execPath, npm, 'ci'] : [windows ? 'npm.cmd' : 'npm', 'ci'];
  if ((await run(command, [...args, '--no-audit', '--no-fund'], { shell: windows && !npm })) !== 0) throw new Error(words.failed);
}

/** Runs a command that ends with us when we are told to end. @returns its exit status */
async function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr], ...options });
  const forward = (signal) => child.kill(signal);
  process.on('SIGTERM', forward).on('SIGINT', forward);
  const code = await new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)).once('error', () => resolve(1)));
  process.off('SIGTERM', forward).off('SIGINT', forward);
  return code;
}

/** Installs and builds what is missing; says on stderr what takes time. @throws Error with one sentence */
export async function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(words.old);
  if (!isInstalled()) {
    console.error(words.installing);
    await install();
  }
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash()) {
    try {
      writeFileSync(stamp, lockHash());
    } catch {
      // A read-only node_modules was installed by someone else; the time of npm's own file is enough to know it.
    }
  }
  if (isBuilt()) return;
  console.error(words.building);
  const began = Date.now();
  // In a process of its own: the compiler would stay in the memory of one that goes on to run the product.
  if ((await run(process.execPath, [join(root, 'scripts/build.mjs'), '--quiet'])) !== 0) throw new Error(words.notBuilt);
  console.error(words.built(((Date.now() - began) / 1000).toFixed(1)));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await prepare();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
