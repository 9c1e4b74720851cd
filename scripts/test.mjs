// npm test: installs and builds when needed, checks types and style, runs the tests, and closes with `N passed, N failed, N skipped`.
// Each check counts as one. With arguments, only the tests of one project whose path matches: `npm test -- integration test/queue`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', name);
const folders = ['apps', 'libs', 'reports', 'samples', 'scripts', 'test'];
const checks = [
  { name: 'types', args: [bin('ts7/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the page', args: [bin('ts7/bin/tsc'), '--noEmit', '-p', 'apps/web/tsconfig.json'] },
  { name: 'types of its tests', args: [bin('ts7/bin/tsc'), '--noEmit', '-p', 'test/browser/tsconfig.json'] },
  { name: 'lint', args: [bin('oxlint/bin/oxlint'), '--deny-warnings', ...folders] },
  {
    name: 'boundaries',
    args: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
      'reports',
      'samples',
      'test',
    ],
  },
  { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '.'] },
  { name: 'unused', args: [bin('knip/bin/knip.js')] },
];
// Half of a test is waiting for the database or a page: a worker for each core, and two where there is one.
const inParallel = `--maxWorkers=${Math.max(2, availableParallelism())}`;
const projects = [
  { name: 'unit', args: [inParallel] },
  { name: 'integration', args: [inParallel] },
  // One after the other: these kill and starve whole products.
  { name: 'e2e', args: ['--runInBand'] },
  { name: 'browser', args: ['--maxWorkers=2'] },
];

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, FORCE_COLOR: process.env.FORCE_COLOR ?? '0' },
    });
    child.once('exit', (code) => resolve(code ?? 1)).once('error', () => resolve(1));
  });
}

async function timed(name, work) {
  const began = Date.now();
  console.log(`\n== ${name}`);
  await work();
  console.log(`== ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

function record(name, ok) {
  total[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(name);
}

async function runProject({ name, args }, pattern) {
  const folder = mkdtempSync(join(tmpdir(), 'fairmark-results-'));
  const output = join(folder, 'results.json');
  const match = pattern === undefined ? [] : ['--testPathPatterns', pattern];
  const jest = [
    bin('jest/bin/jest.js'),
    '--selectProjects',
    name,
    '--passWithNoTests',
    '--json',
    `--outputFile=${output}`,
    ...match,
    ...args,
  ];
  const code = await run(['--experimental-vm-modules', '--no-warnings', ...jest]);
  let results = null;
  try {
    results = JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    record(`${name}: the tests did not run`, false);
  }
  rmSync(folder, { recursive: true, force: true });
  if (results === null) return;
  total.passed += results.numPassedTests;
  total.skipped += results.numPendingTests + results.numTodoTests;
  const before = failures.length;
  for (const suite of results.testResults) {
    const file = relative(root, suite.name);
    const failed = suite.assertionResults.filter((test) => test.status === 'failed');
    for (const test of failed) record(`${file}: ${test.fullName}`, false);
    if (suite.status === 'failed' && failed.length === 0) record(`${file}: ${suite.message.split('\n')[0]}`, false);
  }
  if (code !== 0 && failures.length === before) record(`${name}: jest ended with status ${code}`, false);
}

const [only, pattern] = process.argv.slice(2);
await timed('install and build', async () => {
  try {
    await prepare();
    record('install and build', true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    record('install and build', false);
  }
});
if (failures.length === 0) {
  for (const { name, args } of only === undefined ? checks : []) await timed(name, async () => record(name, (await run(args)) === 0));
  for (const project of projects) {
    if (only === undefined || only === project.name) await timed(`${project.name} tests`, () => runProject(project, pattern));
  }
}
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
