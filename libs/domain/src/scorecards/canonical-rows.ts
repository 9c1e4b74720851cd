import { createHash } from 'node:crypto';

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Numbers that differ between two databases with the same facts, and what tells one run of the same facts from another. */
const NOT_A_FACT = new Set(['run_id', 'agent_id', 'team_id', 'leader_id', 'supervisor_id']);

/**
 * JSON with its keys sorted and missing values left out, so that the same content is the same text wherever it was read from.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value as Json));
}

/** Rows as canonical text, one a line, in the order of their text; internal numbers are left out. */
export function canonicalRows(rows: readonly object[]): string[] {
  return rows.map((row) => canonicalJson(Object.fromEntries(Object.entries(row).filter(([column]) => !NOT_A_FACT.has(column))))).sort();
}

/** SHA-256 of lines, in hexadecimal. */
export function checksumOf(lines: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line).update('\n');
  return hash.digest('hex');
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map((element: Json) => sorted(element));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as Record<string, Json | undefined>)
    .filter((entry): entry is [string, Json] => entry[1] !== null && entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, element]) => [key, sorted(element)]));
}
