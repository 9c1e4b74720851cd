import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
// Without these the browser looks for its maker's servers at every start.
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

/** A Chromium: the one named by CHROMIUM_PATH, else the one inside a package, else one that is installed. */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  const executablePath =
    named ?? (process.platform === 'linux' ? await chromium.executablePath() : installed.find((path) => existsSync(path)));
  if (executablePath === undefined) throw new Error('No Chromium here: name one in CHROMIUM_PATH');
  const packaged =
    named === undefined && process.platform === 'linux' ? chromium.args.filter((arg) => !arg.startsWith('--headless')) : ['--no-sandbox'];
  return playwright.launch({ executablePath, headless: true, args: [...packaged, ...quiet, ...args] });
}
