import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Rolldown } from 'vite';

const source = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));
const SHELL = [source('app.tsx'), source('home/home-page.tsx')];
const DOOR = [source('main.tsx'), source('sign-in/sign-in-page.tsx')];
const PAGE = /-page\.tsx$/;

export interface SharedModules {
  /** What stands around every page, and what the first page is made of, unless it is wanted at the door already. */
  shell: ReadonlySet<string>;
  /** What at least two fifths of the pages are made of: what fewer need is dear to the others. */
  usual: ReadonlySet<string>;
}

/** Finds out by a first bundle, the only one to know: most of what a library's index names is left out of it. */
export async function sharedModules(config: InlineConfig): Promise<SharedModules> {
  const made = await build({ ...config, configFile: false, logLevel: 'error', build: { write: false, minify: false } });
  const chunks = (made as Rolldown.RolldownOutput).output.filter((each) => each.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const door = partsOf(chunks.filter((chunk) => holds(chunk, DOOR)));
  const shell = partsOf(chunks.filter((chunk) => holds(chunk, SHELL)));
  const pages = chunks.filter(({ facadeModuleId }) => PAGE.test(facadeModuleId ?? '')).map((page) => partsOf([page]));
  const isUsual = (chunk: Rolldown.OutputChunk) => pages.filter((parts) => parts.has(chunk)).length * 5 >= pages.length * 2;
  return {
    shell: modulesOf([...shell].filter((chunk) => !door.has(chunk))),
    usual: modulesOf(chunks.filter((chunk) => isUsual(chunk) && !shell.has(chunk) && !door.has(chunk))),
  };

  function partsOf(starts: readonly Rolldown.OutputChunk[], known = new Set<Rolldown.OutputChunk>()): Set<Rolldown.OutputChunk> {
    for (const chunk of starts) {
      if (known.has(chunk)) continue;
      partsOf(
        chunk.imports.flatMap((name) => byName.get(name) ?? []),
        known.add(chunk),
      );
    }
    return known;
  }
}

function holds({ moduleIds }: Rolldown.OutputChunk, modules: readonly string[]): boolean {
  return moduleIds.some((id) => modules.includes(id));
}

/** Entries stay parts of their own. */
function modulesOf(chunks: readonly Rolldown.OutputChunk[]): ReadonlySet<string> {
  return new Set(chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => !SHELL.includes(id)));
}
