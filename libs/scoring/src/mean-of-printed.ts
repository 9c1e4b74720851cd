import { meanBp } from './mean-bp.js';

/** Half-up mean of printed figures (basis points), those without one left out; null when nobody has one. */
export function meanOfPrinted(printed: readonly (number | null)[]): number | null {
  const present = printed.filter((figure) => figure !== null);
  return meanBp(
    present.reduce((sum, figure) => sum + figure, 0),
    present.length,
  );
}
