// npm run bench: installs and builds when needed, then times the product against its peers (`npm run bench -- --help`).
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  await prepare();
  const { buildBench } = await import('./build.mjs');
  await buildBench();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
// In a process of its own: the compiler would stay in the memory of one that goes on to be measured.
const main = join(root, 'dist/test/bench/main.js');
const child = spawn(process.execPath, ['--no-warnings', '--enable-source-maps', main, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => (process.exitCode = code ?? 1));
