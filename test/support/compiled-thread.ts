import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';

/** Inside node_modules, so that the compiled thread finds its packages, and out of every search for sources. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** The entry of a thread compiled for a test: a thread cannot load TypeScript. Remove it afterwards. */
export class CompiledThread {
  private readonly folder: string;
  readonly entry: URL;

  /**
   * @param root a folder of sources
   * @param parts the folders below it that the thread needs
   * @param entry below the root, as it is called when compiled
   */
  constructor(
    private readonly root: string,
    parts: readonly string[],
    entry: string,
  ) {
    mkdirSync(CACHE, { recursive: true });
    this.folder = mkdtempSync(join(CACHE, 'fairmark-thread-'));
    writeFileSync(join(this.folder, 'package.json'), '{"type":"module"}');
    for (const part of parts) this.compile(part);
    this.entry = pathToFileURL(join(this.folder, entry));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private compile(part: string): void {
    for (const file of readdirSync(join(this.root, part), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.spec.ts') || file.includes('testing')) continue;
      const { code } = transformFileSync(join(this.root, part, file), {
        swcrc: false,
        jsc: { parser: { syntax: 'typescript', decorators: true }, transform: { useDefineForClassFields: false }, target: 'es2023' },
        module: { type: 'es6' },
      });
      const target = join(this.folder, part, file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
  }
}
