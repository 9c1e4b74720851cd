/** A part of a file: from the byte `from` up to and without `to`. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * What a `Range` header asks for (RFC 9110). Several parts at once, and what is no range of bytes, are answered with the whole.
 * @param size of the file in bytes
 * @returns null: the whole; `beyond`: nothing of it is there
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | 'beyond' {
  const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') return Number(last) === 0 || size === 0 ? 'beyond' : { from: Math.max(0, size - Number(last)), to: size };
  const from = Number(first);
  if (last !== '' && Number(last) < from) return null;
  if (from >= size) return 'beyond';
  return { from, to: last === '' ? size : Math.min(size, Number(last) + 1) };
}
