import { localDateTime } from '@platform/time/zone.js';

/** What stands where there is no data: never 0. */
export const MISSING = '—';

/** A score with two decimals. */
export function scoreText(value: number | null): string {
  return value === null ? MISSING : value.toFixed(2);
}

/** A rate as a percentage with one decimal. */
export function percentText(fraction: number | null): string {
  return fraction === null ? MISSING : `${(fraction * 100).toFixed(1)}%`;
}

export function countText(value: number | null): string {
  return value === null ? MISSING : String(value);
}

/** An instant as the centre's clocks show it. */
export function instantText(instant: string | Date, zone: string): string {
  return `${localDateTime(new Date(instant), zone).replace('T', ' ')} (${zone})`;
}

/** The same in a table, where the zone stands in the heading. */
export function momentText(instant: string | Date, zone: string): string {
  return localDateTime(new Date(instant), zone).replace('T', ' ');
}
