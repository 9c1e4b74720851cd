import { addDays, datesBetween, daysBetween, earlier, firstDay, instant, lastDay, later, weekday } from './sample-calendar.js';
import { employedDays, type SamplePerson, type SampleTeam } from './sample-people.js';
import { INBOUND_TOPICS, OUTBOUND_TOPICS } from './sample-phrases.js';
import type { SampleCell } from './sample-table.js';
import type { SeededRandom } from './seeded-random.js';

export interface DrawnCall {
  recordingId: string;
  date: string;
  /** Seconds since midnight. */
  second: number;
  direction: '呼入' | '呼出';
  /** Seconds. */
  duration: number;
  customerNumber: string;
  topic: string;
}

export interface WorkedMonth {
  /** Dates on which this person took calls. */
  workDays: string[];
  /** Monday to Friday while on the roster: the days owed. */
  requiredDays: number;
  /** Part of the month on the roster, 0…1. */
  share: number;
}

/** What someone worked in a month by a rotation of five days on, two off; null when not on the roster, or ill for the whole of it. */
export function workedMonth(person: SamplePerson, period: string): WorkedMonth | null {
  const employed = employedDays(person, period);
  if (employed === null) return null;
  const last = person.sickFrom === null ? employed.last : earlier(employed.last, addDays(person.sickFrom, -1));
  if (last < employed.first) return null;
  const dates = datesBetween(employed.first, last);
  const workDays = dates.filter((date) => (daysBetween('2020-01-01', date) + person.ordinal) % 7 < 5);
  const requiredDays = dates.filter((date) => weekday(date) % 6 !== 0).length;
  if (workDays.length === 0 || requiredDays === 0) return null;
  return { workDays, requiredDays, share: dates.length / (daysBetween(firstDay(period), lastDay(period)) + 1) };
}

const DAY_SHIFT = [8.5 * 3600, 17.5 * 3600 - 1] as const;
const EVENING_SHIFT = [13 * 3600, 22 * 3600 - 1] as const;

/** Every seventeenth person works a night on the month's edge: a call at 23:58 on the last day, or at 00:03 on the first. */
function boundaryCall(person: SamplePerson, period: string, random: SeededRandom): { date: string; second: number } | null {
  const employed = employedDays(person, period);
  const place = person.ordinal % 17;
  if (employed === null || place > 1) return null;
  if (place === 0) return employed.last === lastDay(period) ? { date: employed.last, second: 86_280 + random.int(0, 59) } : null;
  return employed.first === firstDay(period) ? { date: employed.first, second: 180 + random.int(0, 59) } : null;
}

/** 1380000xxxx: looks like a mobile number, belongs to nobody in the sample. */
function customerNumber(random: SeededRandom): string {
  return `1380000${String(random.int(0, 9999)).padStart(4, '0')}`;
}

export class CallLog {
  readonly calls: DrawnCall[] = [];
  private readonly taken = new Set<string>();

  constructor(
    private readonly person: SamplePerson,
    private readonly team: SampleTeam,
    private readonly random: SeededRandom,
  ) {}

  /** A call on one of the given days within the shift; no two calls of a person begin in the same second. */
  draw(days: readonly string[]): DrawnCall {
    const date = this.random.pick(days);
    const [from, to] = (this.person.ordinal + Number(date.slice(8))) % 3 === 0 ? EVENING_SHIFT : DAY_SHIFT;
    let second = this.random.int(from, to);
    while (this.taken.has(`${date}${second}`)) second = this.random.int(from, to);
    return this.add(date, second);
  }

  private add(date: string, second: number): DrawnCall {
    this.taken.add(`${date}${second}`);
    const isInbound = this.random.chance(this.team.direction === '呼入' ? 0.93 : 0.12);
    const time = instant(date, second).replaceAll(/[-:]/g, '').replace(' ', '-');
    const call: DrawnCall = {
      recordingId: `${time}-${String(this.person.ordinal).padStart(4, '0')}`,
      date,
      second,
      direction: isInbound ? '呼入' : '呼出',
      duration: this.random.int(45, 240) + (this.random.chance(0.25) ? this.random.int(60, 600) : 0),
      customerNumber: customerNumber(this.random),
      topic: this.random.pick(isInbound ? INBOUND_TOPICS : OUTBOUND_TOPICS),
    };
    this.calls.push(call);
    return call;
  }

  /** The calls of a month, those on its very edge first. */
  static ofMonth(
    person: SamplePerson,
    team: SampleTeam,
    period: string,
    days: readonly string[],
    count: number,
    random: SeededRandom,
  ): CallLog {
    const log = new CallLog(person, team, random);
    const edge = boundaryCall(person, period, random);
    if (edge !== null) log.add(edge.date, edge.second);
    while (log.calls.length < count) log.draw(days);
    return log;
  }
}

export function callRow(person: SamplePerson, call: DrawnCall): SampleCell[] {
  const startedAt = instant(call.date, call.second);
  return [call.recordingId, person.employeeNo, startedAt, call.direction, '电话', call.duration, call.customerNumber, call.topic];
}

/**
 * When a trainer scored a call: one to three days later in office hours, but not after the month's last evening, except for calls of that
 * very evening, which are scored the next morning.
 * @param notBefore an instant that must have passed, such as the day a complaint came in
 */
export function evaluatedAt(call: DrawnCall, period: string, random: SeededRandom, notBefore = ''): string {
  const month = lastDay(period);
  const called = later(instant(call.date, call.second), notBefore);
  const candidate = instant(addDays(called.slice(0, 10), random.int(1, 3)), random.int(9 * 3600, 17 * 3600 + 1800));
  if (candidate.slice(0, 10) <= month) return candidate;
  const lastEvening = instant(month, random.int(22 * 3600, 22 * 3600 + 3000));
  return called < lastEvening ? lastEvening : instant(addDays(month, 1), random.int(8 * 3600 + 1800, 9 * 3600));
}
