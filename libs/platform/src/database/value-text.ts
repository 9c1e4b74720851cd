/** A value as PostgreSQL takes it in: null is NULL, a nested list is an array. JSON is passed as its text. */
export type PlainValue = null | string | number | bigint | boolean | Date | Uint8Array | readonly PlainValue[];

/** A value as PostgreSQL reads it, before COPY's own escapes. */
export function textOf(value: Exclude<PlainValue, null>): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return `{${value.map(elementOf).join(',')}}`;
}

function elementOf(value: PlainValue): string {
  if (value === null) return 'NULL';
  const text = textOf(value);
  if (Array.isArray(value) || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return text;
  return `"${text.replace(/["\\]/g, (sign) => `\\${sign}`)}"`;
}
