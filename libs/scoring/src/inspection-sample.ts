/** Special levels S-1 to S-4 and general levels I to III. */
export const inspectionLevels = ['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III'] as const;
export type InspectionLevel = (typeof inspectionLevels)[number];

export interface InspectionSample {
  /** Code letter, A to R without I and O. */
  letter: string;
  /** Units to inspect: the letter's number, or the whole lot when it is smaller. */
  size: number;
}

/** Largest lot of each row, and its letters in the order of `inspectionLevels`. */
const ROWS: readonly (readonly [number, string])[] = [
  [8, 'AAAAAAB'],
  [15, 'AAAAABC'],
  [25, 'AABBBCD'],
  [50, 'ABBCCDE'],
  [90, 'BBCCCEF'],
  [150, 'BBCDDFG'],
  [280, 'BCDEEGH'],
  [500, 'BCDEFHJ'],
  [1200, 'CCEFGJK'],
  [3200, 'CDEGHKL'],
  [10_000, 'CDFGJLM'],
  [35_000, 'CDFHKMN'],
  [150_000, 'DEGJLNP'],
  [500_000, 'DEGJMPQ'],
  [Infinity, 'DEHKNQR'],
];

const SIZES: Readonly<Record<string, number>> = {
  A: 2,
  B: 3,
  C: 5,
  D: 8,
  E: 13,
  F: 20,
  G: 32,
  H: 50,
  J: 80,
  K: 125,
  L: 200,
  M: 315,
  N: 500,
  P: 800,
  Q: 1250,
  R: 2000,
};

/**
 * Code letter and sample size of a lot under single sampling, normal inspection.
 * Source: ISO 2859-1:1999 = GB/T 2828.1-2012, tables 1 and 2-A.
 * @param lot units in the lot, a whole number from 2 on
 * @throws RangeError for another lot
 */
export function inspectionSample(lot: number, level: InspectionLevel = 'II'): InspectionSample {
  if (!Number.isSafeInteger(lot) || lot < 2) throw new RangeError('a lot has at least 2 units');
  const letters = ROWS.find(([largest]) => lot <= largest)?.[1] ?? '';
  const letter = letters.charAt(inspectionLevels.indexOf(level));
  return { letter, size: Math.min(lot, SIZES[letter] ?? lot) };
}
