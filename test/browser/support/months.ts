/** The month so many months later, or before. */
export function monthsLater(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + count)).toISOString().slice(0, 7);
}

/** A month as Chinese pages write it. */
export function inChinese(month: string): string {
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月`;
}
