import { render, type Language } from '@platform/i18n/translate.js';
import type { RowRemark } from '@platform/intake/row-problem.js';

/**
 * Remarks as lines `sheet!rows column「value」: sentence`, in the order they were found. The same remark about the same value of a
 * column stands once, with all its rows.
 */
export function remarkLines(remarks: readonly RowRemark[], language: Language): string[] {
  const groups = new Map<string, { place: RowRemark; rows: number[]; sentence: string }>();
  for (const remark of remarks) {
    const sentence = render(language, remark.message);
    const key = JSON.stringify([remark.sheet, remark.column, remark.value, sentence]);
    const group = groups.get(key);
    if (group) group.rows.push(remark.row);
    else groups.set(key, { place: remark, rows: [remark.row], sentence });
  }
  const colon = language === 'zh' ? '：' : ': ';
  return [...groups.values()].map(({ place, rows, sentence }) => {
    const sheet = place.sheet === '' ? '' : `${place.sheet}!`;
    const value = place.value === '' ? '' : language === 'zh' ? `「${place.value}」` : ` “${place.value}”`;
    const column = place.column === '' ? value : ` ${place.column}${value}`;
    return `${sheet}${rowRanges(rows)}${column}${colon}${sentence}`;
  });
}

/** `2, 5–8`: row numbers in order, neighbours together. */
export function rowRanges(rows: readonly number[]): string {
  const sorted = [...new Set(rows)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const row of sorted) {
    const last = ranges.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** A remark for --json. */
export function remarkDocument(remark: RowRemark, language: Language): object {
  const { sheet, row, column, value, message } = remark;
  return { sheet, row, column, value, code: message.key, message: render(language, message) };
}
