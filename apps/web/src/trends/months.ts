/** A month so many months later, or earlier. */
export function monthAfter(month: string, by: number): string {
  const moved = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(moved / 12)).padStart(4, '0')}-${String((moved % 12) + 1).padStart(2, '0')}`;
}

/** How many months from one to another, both counted. */
export function monthsFrom(from: string, to: string): number {
  const at = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return at(to) - at(from) + 1;
}

/** The span of as many months right before another. */
export function spanBefore(from: string, to: string): { from: string; to: string } {
  const length = monthsFrom(from, to);
  return { from: monthAfter(from, -length), to: monthAfter(from, -1) };
}
