/** What the build wrote down: the files of what stands around every page, and those of each page besides. */
export interface PageParts {
  shell: readonly string[];
  /** The first whose path fits is meant; `:name` stands for one piece of an address. */
  pages: readonly { path: string; parts: readonly string[] }[];
}

/** Names the files of the page at an address in the head of its document, so that none waits for a script that asks for it. */
export class PageLinks {
  private readonly shell: string;
  private readonly pages: readonly { fits: RegExp; links: string }[];

  constructor({ shell, pages }: PageParts) {
    this.shell = linksTo(shell);
    this.pages = pages.map(({ path, parts }) => ({ fits: patternOf(path), links: linksTo(parts) }));
  }

  /** @returns HTML */
  for(path: string): string {
    return this.shell + (this.pages.find(({ fits }) => fits.test(path))?.links ?? '');
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:\w+/g, '[^/]+').replace(/\/$/, '')}/?$`, 'i');
}

function linksTo(files: readonly string[]): string {
  const kinds = (file: string) => (file.endsWith('.css') ? 'stylesheet' : 'modulepreload');
  return files.map((file) => `<link rel="${kinds(file)}" crossorigin href="${file}">`).join('');
}
