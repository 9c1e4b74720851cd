const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Since then every zone has changed its clocks on a quarter of an hour only, so that an offset holds for the quarter it was measured in. */
const STEADY_SINCE = Date.UTC(1980, 0, 1);
const QUARTER_HOUR = 15 * MINUTE;
/** Measured offsets kept for a zone; an import of a year's calls needs some 35 000. */
const MOST_BUCKETS = 100_000;
const offsets = new Map<string, Map<number, number>>();

const formatters = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a zone that the host does not know */
function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** What clocks in a zone show at an instant: `YYYY-MM-DDTHH:mm:ss`, fractions of a second cut off. @throws RangeError for an unknown zone */
export function localDateTime(instant: Date, zone: string): string {
  const moment = instant.getTime();
  if (moment < STEADY_SINCE) return shownTime(instant, zone);
  return new Date(moment + offset(moment, zone)).toISOString().slice(0, 19);
}

function shownTime(instant: Date, zone: string): string {
  const part: Record<string, string> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) part[type] = value;
  return `${part.year?.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}

/** The day of an instant in a zone: `YYYY-MM-DD`. @throws RangeError for an unknown zone */
export function localDate(instant: Date, zone: string): string {
  return localDateTime(instant, zone).slice(0, 10);
}

/**
 * The instant at which clocks in a zone show a local time. A time that occurs twice (clocks set back) is the earlier one; a time that
 * does not occur (clocks set forward) lies as far behind the gap as it was in it, as in Temporal's `compatible`.
 * @param localIso `YYYY-MM-DD`, `YYYY-MM-DDTHH:mm` or `YYYY-MM-DDTHH:mm:ss`
 * @throws RangeError for an unknown zone, or when `localIso` is no such time
 */
export function zonedInstant(localIso: string, zone: string): Date {
  const local = Date.parse(`${localIso.length === 10 ? `${localIso}T00:00` : localIso}Z`);
  if (Number.isNaN(local)) throw new RangeError(`Not a local time: ${localIso}`);
  const before = offset(local - DAY, zone);
  const after = offset(local + DAY, zone);
  if (before === after) return new Date(local - before);
  const candidates = [local - before, local - after].filter((instant) => instant + offset(instant, zone) === local);
  return new Date(candidates.length > 0 ? Math.min(...candidates) : local - before);
}

/** Milliseconds by which a zone's clocks are ahead of UTC at an instant. */
function offset(instant: number, zone: string): number {
  if (instant < STEADY_SINCE) return measuredOffset(instant, zone);
  const bucket = Math.floor(instant / QUARTER_HOUR);
  let known = offsets.get(zone);
  if (!known || known.size > MOST_BUCKETS) {
    known = new Map();
    offsets.set(zone, known);
  }
  let ahead = known.get(bucket);
  if (ahead === undefined) {
    ahead = measuredOffset(bucket * QUARTER_HOUR, zone);
    known.set(bucket, ahead);
  }
  return ahead;
}

function measuredOffset(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${shownTime(new Date(whole), zone)}Z`) - whole;
}
