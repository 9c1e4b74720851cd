/** A customer number as people may see it: `13812345678` is `138****5678`; shorter ones show less, under 7 characters nothing. */
export function maskNumber(number: string): string {
  const signs = [...number.trim()];
  const [head, tail] = signs.length >= 11 ? [3, 4] : signs.length >= 7 ? [2, 2] : [0, 0];
  return signs.map((sign, index) => (index < head || index >= signs.length - tail ? sign : '*')).join('');
}
