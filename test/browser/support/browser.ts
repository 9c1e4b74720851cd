import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
// Without the later ones the browser looks for its maker's servers at every start. What the package proposes would put everybody's pages
// into one process, with one another's cookies.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** A Chromium: the one named by CHROMIUM_PATH, else the one inside a package, else one that is installed. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromiumPath(), headless: true, args });
}

async function chromiumPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return named;
  if (process.platform === 'linux' && process.arch === 'x64') return chromium.executablePath();
  const found = installed.find((path) => existsSync(path));
  if (found === undefined) throw new Error('No Chromium here: name one in CHROMIUM_PATH');
  return found;
}
