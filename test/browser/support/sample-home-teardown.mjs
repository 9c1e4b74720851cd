import { rm } from 'node:fs/promises';

export default async function tearDown() {
  await rm(process.env['FAIRMARK_BROWSER_FOLDER'], { recursive: true, force: true });
}
