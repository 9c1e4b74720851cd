/** @param period `2026-10` */
export function monthsBefore(period: string, months: number): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  const at = year * 12 + month - 1 - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
