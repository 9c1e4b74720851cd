import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';

const source = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));
const ROUTES = ['routes.tsx', 'record-routes.ts'];
/** A page in a list of routes: its path, or that it is the one at the root, and its module. */
const PAGE = /(?:path: '([^']+)'|index: true), lazy: \(\) => import\('\.\/([^']+)\.js'\)/g;
/** What pages draw with as soon as they are there. */
const DRAWS = /\/chart\/[a-z-]+-canvas\.tsx$/;

/** Writes down which parts each page is made of, so that the server can name them before the first script has run. */
export function pageParts(): Plugin {
  return {
    name: 'page-parts',
    generateBundle: {
      // Vite takes out the parts that held nothing but styles before.
      order: 'post',
      handler(_, bundle) {
        const chunks = new Map(Object.values(bundle).flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : [])));
        const chunkOf = (module: string) => [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId === source(module));
        const shell = partsOf([chunkOf('app.tsx')!], chunks);
        const pages = pagesOfRoutes().map(({ path, module }) => {
          const chunk = chunkOf(module);
          if (chunk === undefined) this.error(`The page ${path} is not a part of its own`);
          return { path, parts: filesOf([...partsOf([chunk], chunks)].filter((part) => !shell.has(part))) };
        });
        this.emitFile({ type: 'asset', fileName: 'page-parts.json', source: JSON.stringify({ shell: filesOf([...shell]), pages }) });
      },
    },
  };
}

function pagesOfRoutes(): { path: string; module: string }[] {
  return ROUTES.flatMap((name) => {
    const text = readFileSync(source(name), 'utf8');
    const pages = [...text.matchAll(PAGE)];
    if (pages.length !== text.split('lazy: () =>').length - 1) throw new Error(`${name} names a page in a way that is not understood`);
    return pages.map(([, path = '/', module]) => ({ path: path.startsWith('/') ? path : `/${path}`, module: `${module}.tsx` }));
  });
}

type Chunk = Rolldown.OutputChunk;

/** A part, all that it imports, and what draws its pictures. */
function partsOf(starts: readonly Chunk[], chunks: ReadonlyMap<string, Chunk>, known = new Set<Chunk>()): Set<Chunk> {
  for (const chunk of starts) {
    if (known.has(chunk)) continue;
    known.add(chunk);
    const draws = chunk.dynamicImports.filter((name) => DRAWS.test(chunks.get(name)?.facadeModuleId ?? ''));
    partsOf(
      [...chunk.imports, ...draws].flatMap((name) => chunks.get(name) ?? []),
      chunks,
      known,
    );
  }
  return known;
}

/** Scripts and styles, by their addresses. */
function filesOf(parts: readonly Chunk[]): string[] {
  const styles = parts.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
  return [...new Set([...styles, ...parts.map(({ fileName }) => fileName)])].map((name) => `/${name}`);
}
