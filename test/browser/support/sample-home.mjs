// Makes one home with the sample centre for the whole run; each spec works on a copy of it. FAIRMARK_BROWSER_FOLDER names a folder
// in which it is kept for the next run.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export default async function setUp() {
  const kept = process.env['FAIRMARK_BROWSER_FOLDER'];
  if (kept !== undefined && existsSync(join(kept, 'sample'))) return;
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'fairmark-browser-')));
  await mkdir(folder, { recursive: true });
  // Under root the database runs as another user, who must be able to pass.
  await chmod(folder, 0o755);
  const home = join(folder, 'sample');
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, FAIRMARK_HOME: home, FAIRMARK_LANG: 'en', PORT: '0', SAMPLE: '', npm_lifecycle_event: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!said.includes('Fairmark is ready')) {
    if (child.exitCode !== null) throw new Error(`The sample centre did not come up:\n${said}`);
    await pause(100);
  }
  child.kill('SIGTERM');
  await ended;
  process.env['FAIRMARK_BROWSER_FOLDER'] = folder;
  if (kept === undefined) process.env['FAIRMARK_BROWSER_MADE'] = folder;
}
