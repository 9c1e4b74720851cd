import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cache = new Map<string, string>();

/**
 * The text of an .sql file beside the module that asks: `loadSql(import.meta.url, './sql/team-sums.sql')`.
 * Call it when the module loads, so that a missing file stops the start and not the first request.
 */
export function loadSql(moduleUrl: string, file: string): string {
  const path = fileURLToPath(new URL(file, moduleUrl));
  const known = cache.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(path, 'utf8');
  cache.set(path, text);
  return text;
}
