import type { Language } from '../i18n/language.js';

/** Missing is a dash, never 0. */
export const MISSING = '—';

/** A score with its two decimals. */
export function score(value: number | null | undefined): string {
  return value === null || value === undefined ? MISSING : value.toFixed(2);
}

/** A fraction as a percentage. @param decimals of the percentage */
export function percent(fraction: number | null | undefined, decimals = 1): string {
  return fraction === null || fraction === undefined ? MISSING : `${(fraction * 100).toFixed(decimals)}%`;
}

export function whole(value: number | null | undefined): string {
  return value === null || value === undefined ? MISSING : String(value);
}

/** A change with its sign: +1.25, −0.40. */
export function signed(value: number | null | undefined, decimals = 2): string {
  if (value === null || value === undefined) return MISSING;
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return `±${text}`;
  return value > 0 ? `+${text}` : `−${text}`;
}

/** `2026年10月` or `Oct 2026`. @param month `2026-10` */
export function month(month: string, language: Language): string {
  const [year, number] = month.split('-');
  if (language === 'zh') return `${year}年${Number(number)}月`;
  return `${new Date(Date.UTC(Number(year), Number(number) - 1)).toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' })} ${year}`;
}

let centreZone = 'Asia/Shanghai';

/** Tells in which zone the centre's clocks run. */
export function keepZone(zone: string): void {
  centreZone = zone;
}

/** An instant as the centre’s clocks showed it: `2026-10-05 09:30`. */
export function moment(instant: string | null | undefined): string {
  if (instant === null || instant === undefined) return MISSING;
  return new Date(instant).toLocaleString('sv-SE', { timeZone: centreZone, dateStyle: 'short', timeStyle: 'short' });
}

/** The day of an instant in the centre: `2026-10-05`. */
export function day(instant: string | null | undefined): string {
  return moment(instant).slice(0, 10);
}
