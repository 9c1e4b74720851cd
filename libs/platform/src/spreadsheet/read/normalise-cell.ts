import { zonedInstant } from '../../time/zone.js';
import { found, isDamaged, isPlain, numberDigits, plain, problem, shiftPoint, showCell, trimmed, unusable } from './cells/cell-text.js';
import type { CellProblem, Normalised } from './cells/cell-text.js';
import { makeDay, readDay, readTime } from './cells/date-text.js';
import type { RawCell } from './sheet-events.js';

export { isBlank, showCell } from './cells/cell-text.js';
export type { Normalised } from './cells/cell-text.js';

/*
 * What a cell means, as one kind of value or another. None of these takes a blank cell (ask isBlank first), an Excel error or a formula
 * without a stored result: each of those is a problem too.
 */

/**
 * Free text: trimmed, full-width digits made plain, all else as written. A numeric cell gives its exact digits, unless it has so
 * many that Excel has lost the last of them.
 */
export function asText(cell: RawCell): Normalised<string> {
  const refusal = unusable(cell);
  if (refusal) return refusal;
  if (cell.kind === 'number' && isDamaged(cell)) return problem('spreadsheet.damaged_long_number', numberDigits(cell));
  const shown = showCell(cell);
  return isPlain(shown) ? found(shown) : found(trimmed(shown).replace(/[０-９]/g, (digit) => digit.normalize('NFKC')));
}

/**
 * An employee number, recording number or the like: NFKC, leading zeros kept, no decimals (a numeric cell or text 1001.0 is 1001). The
 * marks by which people keep Excel from changing numbers (a leading apostrophe, ="007") are taken off. A number that Excel has cut to
 * 15 digits, or that a csv file holds as 1.23457E+17, is refused: its digits are lost.
 */
export function asIdentifier(cell: RawCell): Normalised<string> {
  const text = asText(cell);
  if (!text.ok) return text;
  const bare = plain(
    plain(text.value)
      .replace(/^="(.*)"$/, '$1')
      .replace(/^'/, ''),
  );
  if (bare === '') return problem('spreadsheet.blank_cell', '');
  if (/^\d(\.\d+)?E\+\d+$/i.test(bare)) return problem('spreadsheet.damaged_scientific', bare);
  return found(bare.replace(/^(\d+)\.0+$/, '$1'));
}

/** A person's name: NFKC, spaces between Chinese characters removed (张 三 is 张三), others kept single; one kind of middle dot. */
export function asPersonName(cell: RawCell): Normalised<string> {
  const text = asText(cell);
  if (!text.ok) return text;
  const name = plain(text.value)
    .replace(/[•‧⋅∙・]/gu, '·')
    .replace(/\s+/gu, ' ');
  return found(name.replace(/(?<=[\p{Script=Han}·]) (?=[\p{Script=Han}·])/gu, ''));
}

/** `percent`: the cell shows a percent sign; 98% is 98. */
export type NormalisedDecimal = { ok: true; value: number; percent: boolean } | CellProblem;

const DECIMAL = /^([-+]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?\s*(%?)$/;

/**
 * A decimal with at most `scale` places (zeros beyond do not count), as a whole number of units of 10^-scale: 87.5 at scale 2 is 8750.
 * Takes full-width digits, commas between thousands, a leading sign and a trailing percent sign, and cells formatted as percentages,
 * whose 0.98 is read as 98%. The floating-point noise of numeric cells is dropped first.
 */
export function asDecimal(cell: RawCell, scale: number): NormalisedDecimal {
  const refusal = unusable(cell);
  if (refusal) return refusal;
  const text = cell.kind === 'number' ? numberDigits(cell) : plain(showCell(cell)).replace('−', '-');
  if (/^[-+]?\d+(\.\d+)?e[-+]?\d+$/i.test(text)) return problem('spreadsheet.number_with_exponent', text);
  const parts = DECIMAL.exec(text);
  const [, sign, whole = '', fraction = '', percent] = parts ?? [];
  if (!parts || whole + fraction === '') return problem('spreadsheet.not_a_number', text);
  const places = fraction.replace(/0+$/, '');
  if (places.length > scale) return problem('spreadsheet.too_many_decimals', text, { scale });
  const units = Number(shiftPoint(`${whole.replaceAll(',', '')}.${places}`, scale));
  if (!Number.isSafeInteger(units)) return problem('spreadsheet.number_too_large', text);
  return { ok: true, value: sign === '-' && units !== 0 ? -units : units, percent: percent === '%' };
}

/** A whole number; 12.0 is one, 98% is none. */
export function asInteger(cell: RawCell): Normalised<number> {
  const result = asDecimal(cell, 0);
  const broken = result.ok ? result.percent : result.problem.key === 'spreadsheet.too_many_decimals';
  if (broken) return problem('spreadsheet.not_a_whole_number', showCell(cell));
  return result.ok ? found(result.value) : result;
}

/** A duration in whole seconds: a number of seconds, a time cell, or H:mm:ss as text. mm:ss is refused, as it could be h:mm. */
export function asSeconds(cell: RawCell): Normalised<number> {
  const text = plain(showCell(cell));
  const clock = /^(\d+):([0-5]?\d):([0-5]?\d)$/.exec(text);
  if (clock) return found(Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]));
  if (cell.kind === 'date' || /^\d+:\d+$/.test(text)) return problem('spreadsheet.not_a_duration', text);
  return asInteger(cell);
}

const YES = new Set(['√', '✓', '✔', '☑', '是', '有', 'y', 'yes', 'true', '1']);
const NO = new Set(['×', '✗', '✘', '☒', '否', '无', 'n', 'no', 'false', '0']);

/** √ × ✓ ✗ 是 否 有 无 Y N yes no true false 1 0, and boolean cells. */
export function asBoolean(cell: RawCell): Normalised<boolean> {
  const refusal = unusable(cell);
  if (refusal) return refusal;
  // The emoji forms carry a variation selector.
  const word = wordOf(showCell(cell).replaceAll('\ufe0f', ''));
  if (YES.has(word)) return found(true);
  return NO.has(word) ? found(false) : problem('spreadsheet.not_yes_or_no', showCell(cell));
}

const NOT_APPLICABLE = new Set(['na', 'n/a', '不适用', '不涉及', '未涉及', '/', '-', '--', '–', '—', '——', '―']);

/** True for the ways of writing "not applicable". A blank cell is not one of them, nor is the Excel error #N/A. */
export function isNotApplicable(cell: RawCell): boolean {
  return cell.kind === 'text' && NOT_APPLICABLE.has(wordOf(cell.value));
}

const folded = new WeakMap<ReadonlyMap<string, unknown>, ReadonlyMap<string, unknown>>();

/** One of a set of words, given with their meanings. Words are compared without regard to width, case and spaces; a refusal lists them. */
export function asEnum<T>(cell: RawCell, meanings: ReadonlyMap<string, T>): Normalised<T> {
  const refusal = unusable(cell);
  if (refusal) return refusal;
  let byWord = folded.get(meanings) as ReadonlyMap<string, T> | undefined;
  if (!byWord) folded.set(meanings, (byWord = new Map([...meanings].map(([text, meaning]) => [wordOf(text), meaning]))));
  const meaning = byWord.get(wordOf(showCell(cell)));
  if (meaning !== undefined) return found(meaning);
  return problem('spreadsheet.not_an_allowed_value', showCell(cell), { allowed: allowedWords(meanings) });
}

/** Each meaning by its first two words, such as `normal 正常`. */
function allowedWords(meanings: ReadonlyMap<string, unknown>): string {
  const words = new Map<unknown, string[]>();
  for (const [word, meaning] of meanings) words.set(meaning, [...(words.get(meaning) ?? []), word]);
  return [...words.values()].map((list) => [...new Set(list)].slice(0, 2).join(' ')).join(' / ');
}

/**
 * A day as `YYYY-MM-DD`, from a date cell or from text as `readDay` takes it; a time beside it is dropped. A bare Excel day number
 * (46000) is refused and the day it would be is named: it may as well be an amount, and a workbook may count from 1904.
 * @param periodYear the year of 10月5日; without it such a day is refused
 */
export function asDate(cell: RawCell, periodYear?: number): Normalised<string> {
  const local = localTime(cell, periodYear);
  return local.ok ? found(local.value.slice(0, 10)) : local;
}

/**
 * An instant, from the local time of the centre's zone; seconds may be missing, and so may the time (then 00:00). A text with an offset
 * or Z is taken at its word. For hours that clocks skip or repeat see `zonedInstant`.
 * @param zone IANA zone, such as Asia/Shanghai
 */
export function asInstant(cell: RawCell, zone: string, periodYear?: number): Normalised<Date> {
  const absolute = cell.kind === 'text' ? absoluteInstant(plain(cell.value)) : null;
  if (absolute) return found(absolute);
  const local = localTime(cell, periodYear);
  if (local.ok) return found(zonedInstant(local.value, zone));
  return local.problem.key === 'spreadsheet.not_a_date' ? problem('spreadsheet.not_an_instant', showCell(cell)) : local;
}

/** A time of day as `HH:mm:ss`, for sheets that keep day and time in two columns. The day of a date cell is dropped. */
export function asTimeOfDay(cell: RawCell): Normalised<string> {
  const refusal = unusable(cell);
  if (refusal) return refusal;
  const text = plain(showCell(cell));
  const time = readTime(cell.kind === 'date' ? cell.value.slice(-8) : text);
  if (time === null) return problem('spreadsheet.not_a_time', text);
  return 'time' in time ? found(time.time) : problem(time.problem, text);
}

/**
 * A month as `YYYY-MM`: 2026-10, 2026/10, 2026年10月, 202610, a day (its month), or 10月 in `periodYear`. The number 2026.1 is refused: it
 * may have been 2026.10.
 */
export function asMonth(cell: RawCell, periodYear?: number): Normalised<string> {
  const refusal = unusable(cell);
  if (refusal) return refusal;
  const text = plain(showCell(cell));
  const parts = /^(\d{4})(?:[-/](?=\d)|\.?(?=\d\d$))(\d{1,2})$/.exec(text) ?? /^(\d{4})\s*年\s*(\d{1,2})\s*月份?$/.exec(text);
  const alone = /^(\d{1,2})\s*月份?$/.exec(text);
  if (!parts && !alone) {
    const day = asDate(cell, periodYear);
    if (day.ok) return found(day.value.slice(0, 7));
    return day.problem.key === 'spreadsheet.not_a_date' ? problem('spreadsheet.not_a_month', text) : day;
  }
  const made = makeDay(parts?.[1] ?? periodYear, parts?.[2] ?? alone?.[1], 1);
  return 'day' in made ? found(made.day.slice(0, 7)) : problem('spreadsheet.not_a_month', text);
}

/** Excel day numbers of 1990 to 2100: a number of this size in a date column is most likely a date that lost its format. */
const FIRST_SERIAL = 32_874;
const LAST_SERIAL = 73_415;

/** `YYYY-MM-DDTHH:mm:ss` of a cell. */
function localTime(cell: RawCell, periodYear: number | undefined): Normalised<string> {
  const refusal = unusable(cell);
  if (refusal) return refusal;
  const text = plain(showCell(cell));
  if (cell.kind === 'date') return cell.value.includes('T') ? found(cell.value) : problem('spreadsheet.time_without_date', text);
  if (/^\d{5}(\.\d+)?$/.test(text) && Number(text) >= FIRST_SERIAL && Number(text) < LAST_SERIAL + 1) {
    const date = new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(text)))).toISOString().slice(0, 10);
    return problem('spreadsheet.serial_number_as_date', text, { date });
  }
  const [dayText, timeText] = splitTime(text);
  if (dayText === '') return problem('spreadsheet.time_without_date', text);
  const day = readDay(dayText, periodYear);
  if ('problem' in day) return problem(day.problem, text);
  const time = timeText === '' ? { time: '00:00:00' } : readTime(timeText);
  if (time === null) return problem('spreadsheet.not_a_date', text);
  return 'time' in time ? found(`${day.day}T${time.time}`) : problem(time.problem, text);
}

/** Parts a text into day and time, either possibly empty; a weekday between them or at the end is dropped. */
function splitTime(text: string): [string, string] {
  const compact = /^(\d{8})(\d{2})(\d{2})(\d{2})?$/.exec(text);
  if (compact) return [compact[1] ?? '', `${compact[2]}:${compact[3]}:${compact[4] ?? '00'}`];
  const bare = text.replace(/[\s(]*(星期|周)[一二三四五六日天]\)?/u, ' ').trim();
  const start = /(?:^|T|\s|(?<=[日号]))((?:(?:上午|下午|am|pm)\s*)?\d{1,2}\s*[:时点].*)$/i.exec(bare);
  return start ? [bare.slice(0, start.index).trim(), (start[1] ?? '').trim()] : [bare, ''];
}

/** An instant written with its offset, or null. */
function absoluteInstant(text: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})$/i.exec(text);
  if (!parts || 'problem' in makeDay(parts[1], parts[2], parts[3])) return null;
  const offset = (parts[5] ?? 'Z').toUpperCase().replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const instant = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${offset}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** A word without regard to width, case and spaces. */
function wordOf(text: string): string {
  return plain(text).toLowerCase().replace(/\s+/gu, '');
}
