const TEN_THOUSANDTHS = 10_000;
const PERCENT = 100;

/** A fraction of four decimals as people write it: 0.125 is 12.5. */
export function toPercent(fraction: number): string {
  return String(Math.round(fraction * TEN_THOUSANDTHS) / PERCENT);
}

/** The opposite; NaN: no number was typed. */
export function ofPercent(typed: string): number {
  const text = typed.trim();
  return text === '' ? Number.NaN : Math.round(Number(text) * PERCENT) / TEN_THOUSANDTHS;
}
