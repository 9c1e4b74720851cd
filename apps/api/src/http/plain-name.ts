import { extname } from 'node:path';

/** Bytes of UTF-8; file systems take 255, and others put words before and after. */
const LONGEST = 180;
const LONGEST_EXTENSION = 20;

/** A file's name without folders, control characters and what some system forbids; cut before its extension where it is too long. */
export function plainName(given: string): string {
  const bare = given
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/[\p{Cc}\p{Cf}:*?"<>|]/gu, '')
    .trim();
  if (/^\.*$/.test(bare)) return 'file';
  if (Buffer.byteLength(bare) <= LONGEST) return bare;
  const found = extname(bare);
  const extension = Buffer.byteLength(found) <= LONGEST_EXTENSION ? found : '';
  return cut(bare.slice(0, bare.length - extension.length), LONGEST - Buffer.byteLength(extension)) + extension;
}

/** Whole characters only. */
function cut(text: string, bytes: number): string {
  let [kept, left] = ['', bytes];
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}
