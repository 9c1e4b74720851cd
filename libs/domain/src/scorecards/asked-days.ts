import { zonedInstant } from '@platform/time/zone.js';
import { periodDays, type MonthStart } from './period-calendar.js';

/** Days of facts that are asked for, both inclusive; absent: no bound on that side. */
export interface AskedDays {
  from?: string | undefined;
  to?: string | undefined;
}

/** The days that lie in the month asked for and between the days asked for. */
export function askedDays({ period, from, to }: AskedDays & { period?: string | undefined }, monthStartsOn: MonthStart): AskedDays {
  if (period === undefined) return { from, to };
  const { firstDay, lastDay } = periodDays(period, monthStartsOn);
  return { from: from !== undefined && from > firstDay ? from : firstDay, to: to !== undefined && to < lastDay ? to : lastDay };
}

/** The same as instants, the second exclusive, as the centre's clocks cut the days. */
export function askedInstants({ from, to }: AskedDays, zone: string): { since?: Date; before?: Date } {
  const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return {
    ...(from === undefined ? {} : { since: zonedInstant(from, zone) }),
    ...(to === undefined ? {} : { before: zonedInstant(dayAfter(to), zone) }),
  };
}
