/** How a number is shown: as a number, a percentage, a day, a time of day, both, or a duration that may exceed a day ([h]:mm). */
export type NumberFormat = 'number' | 'percent' | 'date' | 'time' | 'datetime' | 'elapsed';

/**
 * Formats that a file names by number only: ECMA-376 part 1, 18.8.30. 27–36 and 50–58 are those of the Chinese locale, where
 * 32–35 and 55–56 are times (h"时"mm"分", 上午/下午 …).
 */
const BUILT_IN = new Map<number, NumberFormat>([
  [9, 'percent'],
  [10, 'percent'],
  ...ids(14, 17, 'date'),
  ...ids(18, 21, 'time'),
  [22, 'datetime'],
  ...ids(27, 31, 'date'),
  ...ids(32, 35, 'time'),
  [36, 'date'],
  [45, 'time'],
  [46, 'elapsed'],
  [47, 'time'],
  ...ids(50, 54, 'date'),
  ...ids(55, 56, 'time'),
  ...ids(57, 58, 'date'),
]);

function ids(first: number, last: number, format: NumberFormat): [number, NumberFormat][] {
  return Array.from({ length: last - first + 1 }, (_, step) => [first + step, format]);
}

/** The kind of a format id; `codes` holds the custom codes of the workbook, which come before the built-in meaning. */
export function numberFormat(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id);
  return code === undefined ? (BUILT_IN.get(id) ?? 'number') : formatOfCode(code);
}

/** Judges a format code by its first section, ignoring quoted and escaped text, colours, conditions and locales such as [$-804]. */
export function formatOfCode(code: string): NumberFormat {
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/上午\/下午|am\/pm|a\/p/gi, 'h')
    .replace(/G\/通用格式|General/gi, '');
  const section = bare.split(';')[0] ?? '';
  if (/\[(h+|m+|s+)\]/i.test(section)) return 'elapsed';
  const letters = section.replace(/\[[^\]]*\]/g, '').replace(/e[+-]/gi, '');
  const time = /[hs]/i.test(letters);
  const date = /[yde]/i.test(letters) || (!time && /m/i.test(letters));
  if (date) return time ? 'datetime' : 'date';
  if (time) return 'time';
  return letters.includes('%') ? 'percent' : 'number';
}
