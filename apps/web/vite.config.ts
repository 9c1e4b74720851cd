import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { pageParts } from './build/page-parts.js';
import { sharedModules } from './build/shared-modules.js';

const library = (name: string) => fileURLToPath(new URL(`../../libs/${name}/src`, import.meta.url));
const sources = {
  root: import.meta.dirname,
  resolve: { alias: { '@contracts': library('contracts'), '@scoring': library('scoring') } },
};

export default defineConfig(async (): Promise<UserConfig> => {
  const { shell, usual } = await sharedModules(sources);
  return {
    ...sources,
    plugins: [pageParts()],
    build: {
      outDir: '../../dist/apps/web',
      emptyOutDir: true,
      // What Chromium 109 understands.
      target: 'chrome109',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      // A preload is a request of the page's own, and is found by the browser without help.
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            // What is nearly always fetched together is one file: many small ones wait for each other.
            groups: [
              { name: 'door', tags: ['$initial'], test: (id) => !/(main\.tsx|index\.html)$/.test(id), priority: 3 },
              { name: 'shell', test: (id) => shell.has(id), priority: 2 },
              { name: 'usual', test: (id) => usual.has(id), priority: 1 },
              { name: 'trend', test: /\/src\/chart\/(trend-(card|chart|words)|chart-(card|box|table|colours)|save-picture)\.tsx?$/ },
            ],
          },
        },
      },
    },
  };
});
