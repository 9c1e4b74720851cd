import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const library = (name: string) => fileURLToPath(new URL(`../../libs/${name}/src`, import.meta.url));

export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: { '@contracts': library('contracts'), '@scoring': library('scoring') } },
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    // What Chromium 109 understands.
    target: 'chrome109',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    // A preload is a request of the page's own, and is found by the browser without help.
    modulePreload: { polyfill: false },
  },
});
