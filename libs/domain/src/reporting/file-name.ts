import { createHash } from 'node:crypto';
import type { Language } from '@platform/i18n/translate.js';

/** What a file system, or a program that opens the file, could take amiss. `%` stands for itself only escaped, so two codes never share a name. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}/\\:*?"<>|%~]|^\.|\.$/gu;
/** In bytes; a whole name may have 255 everywhere. */
const LONGEST_CODE = 120;

/** `<report>_<period>[_<team code or supervisor no>]_<lang>.xlsx` */
export function exportFileName(report: string, periodId: string, code: string | null, language: Language): string {
  return `${[pathSafe(report), periodId, ...(code === null ? [] : [pathSafe(code)]), language].join('_')}.xlsx`;
}

/** A code as part of a file name: what is unsafe is written as in an address (`/` is `%2F`), what is too long is cut and told apart by a digest. */
function pathSafe(code: string): string {
  const safe = code.replace(UNSAFE, (sign) =>
    [...Buffer.from(sign)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
  if (Buffer.byteLength(safe) <= LONGEST_CODE) return safe;
  const digest = createHash('sha256').update(code).digest('hex').slice(0, 12);
  let head = '';
  for (const sign of safe) {
    if (Buffer.byteLength(head + sign) > LONGEST_CODE - digest.length - 1) break;
    head += sign;
  }
  return `${head}-${digest}`;
}
