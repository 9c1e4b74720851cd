const DAY_MS = 86_400_000;
/** Days from the spreadsheet epoch (1899-12-30) to 1970-01-01. */
const EPOCH_DAYS = 25_569;
const WALL_CLOCK = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?)?$/;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Zones change their offset at quarter hours only, so one look-up serves fifteen minutes of instants. */
const QUARTER_MS = 15 * 60 * 1000;
const MOST_OFFSETS = 100_000;
const offsets = new Map<string, Map<number, number>>();

/** Spreadsheet serial number of an instant as the clock on that zone's wall shows it, to the second. Throws on an invalid date. */
export function serialOfInstant(instant: Date, timeZone: string): number {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw new Error('An invalid date cannot be written into a cell');
  const second = Math.floor(time / 1000) * 1000;
  return (second + offsetAt(time, timeZone)) / DAY_MS + EPOCH_DAYS;
}

function offsetAt(time: number, timeZone: string): number {
  let known = offsets.get(timeZone);
  if (known === undefined) offsets.set(timeZone, (known = new Map()));
  const quarter = Math.floor(time / QUARTER_MS);
  const cached = known.get(quarter);
  if (cached !== undefined) return cached;
  const start = quarter * QUARTER_MS;
  const part: Record<string, number> = {};
  for (const { type, value } of formatter(timeZone).formatToParts(start)) part[type] = Number(value);
  const wall = Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!, part['minute']!, part['second']!);
  if (known.size >= MOST_OFFSETS) known.clear();
  known.set(quarter, wall - start);
  return wall - start;
}

/** Serial number of a wall clock text (`2026-10`, `2026-10-05`, `2026-10-05 08:30[:00]`). Throws when it is none. */
export function serialOfWallClock(text: string): number {
  const match = WALL_CLOCK.exec(text);
  const [year, month, day, hour, minute, second] = (match ?? []).slice(1).map((digits) => Number(digits ?? Number.NaN));
  const exists = (at: number | undefined, otherwise: number) => (at === undefined || Number.isNaN(at) ? otherwise : at);
  if (match === null || month! < 1 || month! > 12) throw new Error(`“${text}” is not a date that a cell can hold`);
  const date = new Date(Date.UTC(year!, month! - 1, exists(day, 1)));
  if (date.getUTCMonth() !== month! - 1) throw new Error(`“${text}” is not a date that a cell can hold`);
  return serial(year!, month!, exists(day, 1), exists(hour, 0), exists(minute, 0), exists(second, 0));
}

/** The wall clock of a serial number as the UTC fields of a date, to the second. */
export function instantOfSerial(serial: number): Date {
  return new Date(Math.round((serial - EPOCH_DAYS) * 86_400) * 1000);
}

function serial(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / DAY_MS + EPOCH_DAYS;
}
