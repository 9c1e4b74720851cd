// Compiles apps, libs, reports and samples into dist/, beside copies of what is not TypeScript (.sql and the like), and bundles the web
// application. Files are replaced one by one and only when they changed, so that a running program never sees half of one.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, '.stamp');
const web = join(root, 'apps/web');
const webStamp = join(dist, '.stamp-web');
const roots = ['apps', 'libs', 'reports', 'samples'];
const settings = ['.swcrc', 'package.json', 'tsconfig.json'];
// Data that is read where it lies, workbooks, and what only tests use: not part of the program.
const assets = /\.(sql|json|html|css|svg|txt)$/;
const dataFolders = new Set(['node_modules', 'month', 'own-layout', 'testing']);

function* filesUnder(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (path === web) continue;
    if (entry.isDirectory() && !dataFolders.has(entry.name)) yield* filesUnder(path);
    else if (entry.isFile() && isSource(entry.name)) yield path;
  }
}

function isSource(name) {
  return name.endsWith('.ts') ? !/(\.spec|\.e2e-spec|\.d)\.ts$/.test(name) : assets.test(name);
}

function sources() {
  return roots.flatMap((folder) => [...filesUnder(join(root, folder))]).sort();
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of [...settings.map((name) => join(root, name)), ...files]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** What the web application is made of: its own sources, and the libraries it may use. */
function webSources() {
  const folders = [web, join(root, 'libs/contracts'), join(root, 'libs/scoring')];
  return [join(root, 'package-lock.json'), ...folders.flatMap((folder) => [...everyFile(folder)])]
    .filter((path) => !path.endsWith('.spec.ts'))
    .sort();
}

/** Whether dist/ is what the sources say. */
export function isBuilt() {
  return stands(stamp, fingerprint(sources())) && stands(webStamp, fingerprint(webSources()));
}

function stands(file, now) {
  return existsSync(file) && readFileSync(file, 'utf8') === now;
}

function replace(target, content) {
  const next = Buffer.from(content);
  if (existsSync(target) && readFileSync(target).equals(next)) return;
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.new`;
  writeFileSync(draft, next);
  renameSync(draft, target);
}

function removeStale(kept) {
  const bundled = join(dist, 'apps/web') + sep;
  for (const folder of roots) {
    for (const path of everyFile(join(dist, folder))) if (!kept.has(path) && !path.startsWith(bundled)) rmSync(path, { force: true });
  }
}

function* everyFile(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* everyFile(path);
    else yield path;
  }
}

/** Compiles or copies files to their places under dist/. @returns what was written; an error names each file that does not compile */
async function compile(files) {
  const { transform } = await import('@swc/core');
  const options = { ...JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8')), swcrc: false };
  delete options.$schema;
  options.jsc.baseUrl = root;
  const kept = new Set();
  const failures = [];
  await Promise.all(
    files.map(async (file) => {
      const target = join(dist, relative(root, file));
      if (!file.endsWith('.ts')) {
        kept.add(target);
        replace(target, readFileSync(file));
        return;
      }
      const output = target.replace(/\.ts$/, '.js');
      kept.add(output).add(`${output}.map`);
      try {
        const sourceFileName = relative(dirname(output), file).split(sep).join('/');
        const { code, map } = await transform(readFileSync(file, 'utf8'), { ...options, filename: file, sourceFileName });
        replace(output, `${code}\n//# sourceMappingURL=${output.split(sep).at(-1)}.map\n`);
        replace(`${output}.map`, map ?? '');
      } catch (error) {
        failures.push(`${relative(root, file)}: ${error instanceof Error ? error.message : error}`);
      }
    }),
  );
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return kept;
}

/**
 * Builds when a source is newer than the last build.
 * @returns how many files were compiled, 0: all was up to date; an error names each file that does not compile
 */
export async function build() {
  const files = sources();
  const count = stands(stamp, fingerprint(files)) ? 0 : await buildProgram(files);
  return count + (await buildWeb());
}

async function buildProgram(files) {
  const now = fingerprint(files);
  const kept = await compile(files);
  removeStale(kept);
  // Said once more here, so that dist/ can be moved without the package.json above it.
  replace(join(dist, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(stamp, now);
  return files.length;
}

/** Bundles the web application, each part beside a compressed copy that is handed out as it is. @returns how many files it was made of */
async function buildWeb() {
  const files = webSources();
  const now = fingerprint(files);
  if (stands(webStamp, now)) return 0;
  const { build: bundle } = await import('vite');
  await bundle({ configFile: join(web, 'vite.config.ts'), logLevel: 'error' });
  for (const path of everyFile(join(dist, 'apps/web/assets'))) {
    if (/\.(js|css)$/.test(path)) writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
  writeFileSync(webStamp, now);
  return files.length;
}

/** Compiles the benchmark, which is no part of the program, to its place beside it. */
export async function buildBench() {
  const folders = ['test/bench', 'test/support', 'test/browser/support'];
  await compile(folders.flatMap((folder) => [...filesUnder(join(root, folder))]).filter((file) => file.endsWith('.ts')));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const began = Date.now();
  try {
    const count = await build();
    if (!process.argv.includes('--quiet'))
      console.log(count === 0 ? 'Up to date' : `Built ${count} files in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
