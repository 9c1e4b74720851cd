/** Tables from the literature, small enough to type; null: not rated. */

/** Krippendorff 2011: 12 units × 4 observers with gaps. */
export const krippendorff: (number | null)[][] = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, null, 3, null],
];

/** Shrout & Fleiss 1979, table 2: 6 targets × 4 judges. */
export const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** Fleiss 1971, table 1: how many of 6 psychiatrists gave each of 5 diagnoses to each of 30 patients. */
const fleissCounts =
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006';

export const fleiss = fleissCounts
  .split(' ')
  .map((counts) => [...counts].flatMap((count, category) => Array.from({ length: Number(count) }, () => `diagnosis ${category + 1}`)));

/** Two raters' ratings from a table of counts: rows the first rater, columns the second. */
export function fromCounts(counts: readonly (readonly number[])[]): number[][] {
  return counts.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, (): [number, number] => [first + 1, second + 1])),
  );
}
