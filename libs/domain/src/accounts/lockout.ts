/** Wrong passwords in a row that are let pass. */
export const FREE_FAILURES = 5;
/** The wait after the last of these, doubled with each further one, in seconds. */
const FIRST_WAIT_S = 30;
const LONGEST_WAIT_S = 15 * 60;
/** After this long without a try the count begins anew, in seconds. */
export const FORGOTTEN_AFTER_S = 24 * 60 * 60;

/** How long to wait after so many wrong passwords in a row, in seconds; 0: not at all. */
export function waitAfter(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** (failures - FREE_FAILURES));
}
