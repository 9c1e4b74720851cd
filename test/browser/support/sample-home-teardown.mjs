import { rm } from 'node:fs/promises';

export default async function tearDown() {
  const made = process.env['FAIRMARK_BROWSER_MADE'];
  if (made !== undefined) await rm(made, { recursive: true, force: true });
}
