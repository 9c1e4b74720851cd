import { createHash } from 'node:crypto';

/** Numbers that differ between two databases with the same facts, and what tells one run of the same facts from another. */
const NOT_A_FACT = new Set(['run_id', 'agent_id', 'team_id', 'leader_id', 'supervisor_id']);
const NOTHING: ReadonlySet<string> = new Set();

/**
 * JSON with its keys sorted and missing values left out, so that the same content is the same text wherever it was read from.
 * @param value what JSON can say: no dates, no bigint
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : objectText(value, NOTHING);
}

/** Rows as canonical text, one a line, in the order of their text; internal numbers are left out. */
export function canonicalRows(rows: readonly object[]): string[] {
  return rows.map((row) => objectText(row, NOT_A_FACT)).sort();
}

/** SHA-256 of lines, in hexadecimal. */
export function checksumOf(lines: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line).update('\n');
  return hash.digest('hex');
}

interface KeyOrder {
  /** As they come. */
  keys: readonly string[];
  /** Sorted, each with its text. */
  sorted: readonly { key: string; label: string }[];
}

/** By the first key. Rows of a kind have the same keys, and sorting them again for each row would take longest of all. */
const orders = new Map<string, KeyOrder[]>();
const ORDERS_KEPT = 50;

function orderOf(keys: readonly string[]): KeyOrder['sorted'] {
  const first = keys[0] ?? '';
  const alike = orders.get(first) ?? [];
  const known = alike.find((order) => isSame(order.keys, keys));
  if (known !== undefined) return known.sorted;
  const sorted = keys.toSorted().map((key) => ({ key, label: `${JSON.stringify(key)}:` }));
  if (alike.length < ORDERS_KEPT) orders.set(first, [...alike, { keys, sorted }]);
  return sorted;
}

function isSame(known: readonly string[], keys: readonly string[]): boolean {
  if (known.length !== keys.length) return false;
  for (let index = 0; index < keys.length; index += 1) if (known[index] !== keys[index]) return false;
  return true;
}

function objectText(value: object, without: ReadonlySet<string>): string {
  const parts: string[] = [];
  for (const { key, label } of orderOf(Object.keys(value))) {
    const element = (value as Record<string, unknown>)[key];
    if (element === null || element === undefined || without.has(key)) continue;
    parts.push(label + canonicalJson(element));
  }
  return `{${parts.join(',')}}`;
}
