import type { NumberFormat } from './number-format.js';

const DAY_SECONDS = 86_400;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;
/** Days by which the 1904 system counts less. */
const SHIFT_1904 = 1462;
const EPOCH = Date.UTC(1899, 11, 30);

/**
 * An Excel day number as local time, to the nearest second: `YYYY-MM-DDTHH:mm:ss`, or `HH:mm:ss` for a number below one day and for
 * durations. Null when the number is none that Excel shows as a date: it is then an ordinary number.
 * The 1900 system counts a 29 February 1900 that never was: numbers below 60 lie one day later, and 60 itself is no date.
 */
export function serialDate(serial: number, format: NumberFormat, date1904: boolean): string | null {
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return null;
  const seconds = Math.round(serial * DAY_SECONDS);
  if (format === 'elapsed') return clock(seconds);
  if (seconds < DAY_SECONDS && !date1904) return format === 'date' && seconds === 0 ? null : clock(seconds);
  if (format === 'time' && seconds < DAY_SECONDS) return clock(seconds);
  let days = Math.floor(seconds / DAY_SECONDS);
  if (date1904) days += SHIFT_1904;
  else if (days === 60) return null;
  else if (days < 60) days += 1;
  const day = new Date(EPOCH + days * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  return `${day}T${clock(seconds % DAY_SECONDS)}`;
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The text of an ISO 8601 date cell (`t="d"`, written by strict files) in the same form, or null when it is none. */
export function isoCellDate(text: string): string | null {
  const found = /^(?:(\d{4}-\d{2}-\d{2})(?:T|$))?(?:(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?Z?$/.exec(text);
  if (!found || text === '') return null;
  const [, day, hours = '00', minutes = '00', seconds = '00'] = found;
  const time = `${hours}:${minutes}:${seconds}`;
  return day === undefined ? time : `${day}T${time}`;
}
