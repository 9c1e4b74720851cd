import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const manifest = z.object({ name: z.string(), version: z.string() }).partial();

const product = findProduct(dirname(fileURLToPath(import.meta.url)));

/** The version in the product's package.json. */
export const productVersion: string = product.version;

/** The folder of the product's package.json, which stands above the sources as above dist/. */
export const productFolder: string = product.folder;

function findProduct(folder: string): { folder: string; version: string } {
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    const { name, version } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (name === 'fairmark' && version !== undefined) return { folder, version };
  }
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The package.json of the product is missing');
  return findProduct(parent);
}
