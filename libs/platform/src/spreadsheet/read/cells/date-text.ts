import type { CellProblemKey } from './cell-text.js';

/** A day `YYYY-MM-DD`, or the key of the problem with the text. */
export type DayResult = { day: string } | { problem: CellProblemKey };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/**
 * Reads a day as people write it: 2026-10-05, 2026/10/5, 2026.10.5, 20261005, 2026年10月5日, 10月5日 (in `periodYear`), and 13/10/2026
 * where one of the two numbers can only be the day. Where both could be (05/10/2026), nothing is guessed; 05/05/2026 is the same either way.
 */
export function readDay(text: string, periodYear?: number): DayResult {
  let parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (parts) return makeDay(parts[1], parts[3], parts[4]);
  parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (parts) return makeDay(parts[1], parts[2], parts[3]);
  parts = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (parts) return periodYear === undefined ? { problem: 'spreadsheet.date_without_year' } : makeDay(periodYear, parts[1], parts[2]);
  parts = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (parts) return dayOrMonthFirst(Number(parts[1]), Number(parts[3]), Number(parts[4]));
  if (/^\d{1,2}([-/.])\d{1,2}\1\d{1,2}$/.test(text) || /^\d{2}年\d{1,2}月\d{1,2}[日号]?$/.test(text))
    return { problem: 'spreadsheet.two_digit_year' };
  if (/^\d{1,2}[-/]\d{1,2}$/.test(text)) return { problem: 'spreadsheet.date_without_year' };
  return { problem: 'spreadsheet.not_a_date' };
}

function dayOrMonthFirst(first: number, second: number, year: number): DayResult {
  if (first <= 12 && second <= 12 && first !== second) return { problem: 'spreadsheet.ambiguous_date' };
  return first > 12 ? makeDay(year, second, first) : makeDay(year, first, second);
}

/** A day of the calendar between 1900 and 2199. */
export function makeDay(
  year: number | string | undefined,
  month: number | string | undefined,
  day: number | string | undefined,
): DayResult {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (y < FIRST_YEAR || y > LAST_YEAR || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d)
    return { problem: 'spreadsheet.impossible_date' };
  return { day: date.toISOString().slice(0, 10) };
}

/** A time of day `HH:mm:ss`, the key of the problem with it, or null when the text is written in no such way. */
export function readTime(text: string): { time: string } | { problem: CellProblemKey } | null {
  const parts =
    /^(上午|下午|am|pm)?\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\s*(am|pm)?$/i.exec(text) ??
    /^(上午|下午)?\s*(\d{1,2})\s*[时点]\s*(?:(\d{1,2})\s*分?\s*(?:(\d{1,2})\s*秒)?)?()$/.exec(text);
  if (!parts) return null;
  const half = (parts[1] ?? parts[5] ?? '').toLowerCase();
  const hour = hourOf(Number(parts[2]), half);
  const [minute, second] = [Number(parts[3] ?? 0), Number(parts[4] ?? 0)];
  if (hour === null || minute > 59 || second > 59) return { problem: 'spreadsheet.impossible_time' };
  return { time: [hour, minute, second].map((value) => String(value).padStart(2, '0')).join(':') };
}

/** The hour of 24 for an hour of 12 in the named half of the day; 下午 15:00, as some systems write, is 15 too. */
function hourOf(hour: number, half: string): number | null {
  if (hour > 23) return null;
  if (half === '') return hour;
  const afternoon = half === '下午' || half === 'pm';
  if (hour > 12) return afternoon ? hour : null;
  return (hour % 12) + (afternoon ? 12 : 0);
}
